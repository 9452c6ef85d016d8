using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PgDbre.Core.Connections;

namespace PgDbre.Migrations;

/// <summary>
/// Runs Alembic. That runs env.py and the revisions, which is the user's code with the user's rights: the caller asks for it explicitly.
/// </summary>
/// <param name="command">How it is started.</param>
/// <param name="folder">Its working folder: that of the configuration.</param>
/// <param name="limit">How long one run may take.</param>
internal sealed class AlembicProgram(AlembicCommand command, string folder, TimeSpan limit)
{
    private const int ShownLines = 6;

    // A revision that prints more is no revision.
    private const int LongestOutput = 64 * 1024 * 1024;

    /// <summary>The standard output of a run. No shell stands in between, and nothing is read from standard input.</summary>
    /// <exception cref="PgDbreException">PgAlembicFailed, PgAlembicNotFound.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the program is gone.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using Process process = Start(arguments);
        process.StandardInput.Close();
        using CancellationTokenSource timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        Task<string> output = ReadAsync(process.StandardOutput);
        Task<string> error = ReadAsync(process.StandardError);
        try
        {
            await process.WaitForExitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw Failed($"Alembic did not end within {limit.TotalSeconds:0} s.");
        }

        string printed = await output.ConfigureAwait(false);
        return process.ExitCode == 0
            ? printed
            : throw Failed($"Alembic ended with exit code {process.ExitCode}: {LastLines(await error.ConfigureAwait(false))}");
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(command.Words[0], command.Words.Skip(1).Concat(arguments))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new PgDbreException(
                "PgAlembicNotFound",
                PgErrorCategory.ResourceUnavailable,
                $"{command.Words[0]} cannot be started: {problem.Message}.",
                "Name the alembic script or the python of the project's virtual environment.",
                problem);
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        StringBuilder text = new();
        char[] buffer = new char[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            // The rest is read all the same, or the program would wait for ever.
            text.Append(buffer, 0, Math.Min(count, LongestOutput - text.Length));
        }

        return text.ToString();
    }

    // The last lines of a traceback say what went wrong; a database URL in them keeps its password to itself.
    private static string LastLines(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it said nothing" : SecretText.Redact(string.Join(" | ", lines.TakeLast(ShownLines)));
    }

    private static PgDbreException Failed(string message) => new(
        "PgAlembicFailed",
        PgErrorCategory.InvalidResult,
        message,
        "Run the same with alembic upgrade --sql in the project to see all it says; "
        + "a revision that reads results from op.get_bind() cannot be printed offline.");
}
