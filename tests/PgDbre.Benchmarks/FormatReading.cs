using System.Text;
using BenchmarkDotNet.Attributes;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Benchmarks;

/// <summary>
/// The same 40 plans in each format, and a log of about 30 MB with auto_explain entries in all of them; one operation is a whole file.
/// </summary>
[MemoryDiagnoser]
public class FormatReading
{
    private const int LogLength = 30 * 1024 * 1024;
    private string _text = "";
    private string _json = "";
    private string _yaml = "";
    private string _xml = "";
    private string _log = "";

    [GlobalSetup]
    public void ReadFiles()
    {
        string folder = Path.Combine(Corpus.Folder, "Formats");
        _text = File.ReadAllText(Path.Combine(folder, "analyzed-17.txt"));
        _json = File.ReadAllText(Path.Combine(folder, "analyzed-17.json"));
        _yaml = File.ReadAllText(Path.Combine(folder, "analyzed-17.yaml"));
        _xml = File.ReadAllText(Path.Combine(folder, "analyzed-17.xml"));
        string session = File.ReadAllText(Path.Combine(folder, "server-17.log"));
        _log = new StringBuilder().Insert(0, session, LogLength / session.Length).ToString();
    }

    [Benchmark(Baseline = true)]
    public int Json() => PlanText.Read(_json).Count;

    [Benchmark]
    public int Text() => PlanText.Read(_text).Count;

    [Benchmark]
    public int Yaml() => PlanText.Read(_yaml).Count;

    [Benchmark]
    public int Xml() => PlanText.Read(_xml).Count;

    [Benchmark]
    public int Log()
    {
        using StringReader reader = new(_log);
        return PlanFileReader.Read(reader).Count();
    }
}
