using BenchmarkDotNet.Attributes;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Benchmarks;

/// <summary>Reading the whole corpus of real plans: one operation is every file once.</summary>
[MemoryDiagnoser]
public class PlanReading
{
    private string[] _plans = [];

    [GlobalSetup]
    public void ReadCorpus() =>
        _plans = [.. Directory.EnumerateFiles(Corpus.Folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>Parse and arithmetic.</summary>
    [Benchmark]
    public int Read() => _plans.Sum(json => JsonPlanReader.Read(json).Count);

    /// <summary>Parse, arithmetic and every finding.</summary>
    [Benchmark]
    public int ReadAndExamine() => _plans.SelectMany(json => JsonPlanReader.Read(json)).Sum(plan => PlanFindings.Examine(plan).FindingCount);
}
