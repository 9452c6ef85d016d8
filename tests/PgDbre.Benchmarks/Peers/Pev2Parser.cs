using System.Diagnostics;
using System.Globalization;

namespace PgDbre.Benchmarks.Peers;

/// <summary>
/// pev2's parser in a node process that stays for the whole benchmark; one request reads every plan once. A request costs one line
/// through each pipe, some hundredths of a millisecond.
/// </summary>
internal sealed class Pev2Parser : IDisposable
{
    private readonly Process _node;

    /// <param name="plans">One file for each plan.</param>
    public Pev2Parser(IEnumerable<string> plans)
    {
        // Restored by the build of the module (see PlanViewer.targets).
        string package = Path.Combine(Corpus.Root, "out", "npm", "package", "dist");
        ProcessStartInfo start = new("node", [Path.Combine(Corpus.Root, "tests", "PgDbre.Benchmarks", "Peers", "pev2.js"), package, .. plans])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _node = Process.Start(start)!;
    }

    /// <summary>Reads every plan; how many pev2 understood.</summary>
    public int Read()
    {
        _node.StandardInput.WriteLine();
        return int.Parse(_node.StandardOutput.ReadLine() ?? throw new IOException("pev2's parser ended."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
