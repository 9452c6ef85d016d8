using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow.Recording;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations;

/// <summary>
/// Runs real Alembic against a scratch database and records what it sends. It runs env.py and the revisions, which is the user's code with
/// the user's rights: the caller asks for it explicitly.
/// </summary>
/// <param name="python">A Python that has Alembic.</param>
/// <param name="folder">Working folder: that of alembic.ini.</param>
/// <param name="limit">How long one run may take.</param>
public sealed class AlembicRun(string python, string folder, TimeSpan limit)
{
    /// <summary>Runs alembic with these arguments, such as upgrade and a revision. No shell, and no password among them.</summary>
    /// <returns>What it sent; a statement that the server refused is in it.</returns>
    /// <exception cref="PgDbreException">PgAlembicNotFound; PgAlembicFailed for a failure that is not the server's.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the program is gone.</exception>
    public async Task<RecordedRun> RecordAsync(ShadowDatabase database, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        cancellation.ThrowIfCancellationRequested();
        string temporary = Directory.CreateTempSubdirectory("pgdbre-").FullName;
        try
        {
            string program = Path.Combine(temporary, "record.py");
            string record = Path.Combine(temporary, "record.jsonl");
            await File.WriteAllTextAsync(program, AlembicRecorder.Program, cancellation).ConfigureAwait(false);
            using Process process = Start([program, .. arguments], Target(database, record));
            process.StandardInput.Close();
            string problem = await EndAsync(process, cancellation).ConfigureAwait(false);
            RecordedRun run = AlembicRecording.Read(
                File.Exists(record) ? await File.ReadAllTextAsync(record, cancellation).ConfigureAwait(false) : "");
            return process.ExitCode == 0 || run.Failure is not null ? run : throw Failed(problem);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    // The environment of a process is readable by its own user alone; its arguments are readable by everybody.
    private static Dictionary<string, string> Target(ShadowDatabase database, string record)
    {
        ConnectionTarget target = NpgsqlSession.Of(database.Connection).Target;
        return new Dictionary<string, string>
        {
            [AlembicRecorder.VariablePrefix + "HOST"] = target.Host,
            [AlembicRecorder.VariablePrefix + "PORT"] = target.Port.ToString(CultureInfo.InvariantCulture),
            [AlembicRecorder.VariablePrefix + "USER"] = target.User,
            [AlembicRecorder.VariablePrefix + "PASSWORD"] = target.Password ?? "",
            [AlembicRecorder.VariablePrefix + "DATABASE"] = target.Database,
            [AlembicRecorder.VariablePrefix + "RECORD"] = record,
        };
    }

    private Process Start(IReadOnlyList<string> arguments, Dictionary<string, string> environment)
    {
        ProcessStartInfo start = new(python, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new PgDbreException(
                "PgAlembicNotFound",
                PgErrorCategory.ResourceUnavailable,
                $"{python} cannot be started: {problem.Message}.",
                "Name the python of the project's virtual environment.",
                problem);
        }
    }

    // The last line of what it wrote: a traceback ends with what went wrong.
    private async Task<string> EndAsync(Process process, CancellationToken cancellation)
    {
        using CancellationTokenSource timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw Failed(string.Create(CultureInfo.InvariantCulture, $"it did not end within {limit.TotalSeconds:0.#} s"));
        }

        await output.ConfigureAwait(false);
        string[] lines = (await error.ConfigureAwait(false))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it said nothing" : WithoutSecrets(lines[^1]);
    }

    // An error may quote the URL of the configuration.
    private static string WithoutSecrets(string line) => string.Join(' ', line.Split(' ').Select(word =>
    {
        int scheme = word.IndexOf("://", StringComparison.Ordinal);
        int at = word.LastIndexOf('@');
        return scheme >= 0 && at > scheme ? $"{word[..(scheme + 3)]}***{word[at..]}" : word;
    }));

    private static PgDbreException Failed(string problem) => new(
        "PgAlembicFailed",
        PgErrorCategory.InvalidResult,
        $"Alembic failed on the scratch database: {problem.TrimEnd('.')}.",
        "Run the same with alembic in the project to see all it says.");
}
