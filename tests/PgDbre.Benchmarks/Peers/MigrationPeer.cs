using System.Diagnostics;

namespace PgDbre.Benchmarks.Peers;

/// <summary>Another reviewer of migrations, a program that npm brings, run the way its documentation says for CI.</summary>
/// <param name="program">The program; it need not be there.</param>
/// <param name="blockingRules">
/// Names of its rules that say a table is read, rewritten or indexed while reads or writes wait, each with what it says. Rules about
/// style, losses, timeouts or short locks are not among them: they are right or wrong about something else.
/// </param>
internal abstract class MigrationPeer(string program, IReadOnlyDictionary<string, string> blockingRules)
{
    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>Where its program is.</summary>
    public string Program { get; } = program;

    /// <summary>False if npm has not installed it.</summary>
    public bool IsInstalled => File.Exists(Program);

    /// <summary>The files, of those in a folder, at which it says that something blocks while a table is worked through.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Names of files in it, checked by one process where it bears that.</param>
    /// <param name="major">Version of the server they are for.</param>
    public IReadOnlySet<string> Flagged(string folder, IReadOnlyList<string> files, int major)
    {
        string output = Output(folder, files, major);

        // A statement that it cannot parse may end the run, and the findings of every other file with it: halves find that one.
        return output.Length == 0 && files.Count > 1
            ? files.Chunk((files.Count + 1) / 2).SelectMany(half => Flagged(folder, half, major)).ToHashSet(StringComparer.Ordinal)
            : Reports(output).Where(report => blockingRules.ContainsKey(report.Rule)).Select(report => report.File).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Checks files, and says how long the whole process took.</summary>
    public TimeSpan Time(string folder, IReadOnlyList<string> files, int major)
    {
        long start = Stopwatch.GetTimestamp();
        Output(folder, files, major);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The version it says it is.</summary>
    public string Version() => Output(Directory.GetCurrentDirectory(), ["--version"]).Output.Trim().Split(' ')[^1];

    /// <summary>Findings are printed where other programs print errors.</summary>
    protected virtual bool PrintsFindingsAsErrors => false;

    /// <summary>What stands on its command line.</summary>
    protected abstract IEnumerable<string> Arguments(IReadOnlyList<string> files, int major);

    /// <summary>The findings in what it printed, which may be nothing.</summary>
    protected abstract IEnumerable<(string File, string Rule)> Reports(string output);

    private string Output(string folder, IReadOnlyList<string> files, int major)
    {
        (string output, string errors) = Output(folder, [.. Arguments(files, major)]);
        return PrintsFindingsAsErrors ? errors : output;
    }

    // The exit code only says whether there were findings.
    private (string Output, string Errors) Output(string folder, IReadOnlyList<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.Result);
    }
}
