using BenchmarkDotNet.Attributes;
using PgDbre.Benchmarks.Peers;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Benchmarks;

/// <summary>
/// Reading real plans one by one, beside pev2's own parser on the same files; one operation is every file once. pev2 computes what it
/// draws (exclusive times, blocks, estimates) in its parser, as <see cref="Read"/> does.
/// </summary>
[MemoryDiagnoser]
public class PlanReading : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pgdbre-plans-");
    private string[] _plans = [];
    private Pev2Parser _pev2 = null!;

    /// <summary>Json: the whole corpus. Text: the 40 statements of its analyzed-17.txt.</summary>
    [Params("Json", "Text")]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void ReadCorpus()
    {
        _plans = Format == "Json"
            ? [.. Directory.EnumerateFiles(Corpus.Folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)]
            : [.. TextPlans(File.ReadAllLines(Path.Combine(Corpus.Folder, "Formats", "analyzed-17.txt")))];
        _pev2 = new Pev2Parser(_plans.Select(Save));
        (int ours, int theirs) = (Read(), _pev2.Read());
        Console.WriteLine($"// {_plans.Length} files; plans read: PgDbre {ours}, pev2 {theirs}");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _pev2.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Parse and arithmetic.</summary>
    [Benchmark(Baseline = true)]
    public int Read() => _plans.Sum(plan => PlanText.Read(plan).Count);

    /// <summary>Parse, arithmetic and every finding.</summary>
    [Benchmark]
    public int ReadAndExamine() => _plans.SelectMany(plan => PlanText.Read(plan)).Sum(plan => PlanFindings.Examine(plan).FindingCount);

    /// <summary>The same files through pev2's parser.</summary>
    [Benchmark]
    public int Pev2() => _pev2.Read();

    private static IEnumerable<string> TextPlans(string[] lines)
    {
        int[] starts = [.. PlanText.Read(string.Join('\n', lines)).Select(plan => plan.SourceLine!.Value - 1), lines.Length];
        return starts.Zip(starts.Skip(1), (start, end) => string.Join('\n', lines[start..end]));
    }

    private string Save(string plan, int number)
    {
        string file = Path.Combine(_folder.FullName, $"{number}.txt");
        File.WriteAllText(file, plan);
        return file;
    }
}
