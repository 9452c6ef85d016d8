using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Providers;

namespace PgDbre.Sandbox.Servers;

/// <summary>Waits until a server that a keeper holds can be used.</summary>
internal static class ServerWait
{
    private const int StatusLine = 7;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>As pg_ctl does it: the server says in postmaster.pid when it accepts connections.</summary>
    public static Task ForPostgresAsync(Keeper keeper, SandboxFolder folder, CancellationToken cancellation) =>
        UntilAsync(_ => Task.FromResult(IsReady(folder.Data)), keeper, "PostgreSQL", folder.ServerLog, cancellation);

    /// <summary>Until something accepts connections at PgBouncer's port.</summary>
    public static Task ForBouncerAsync(Keeper keeper, SandboxFolder folder, int port, CancellationToken cancellation) =>
        UntilAsync(token => LoopbackPort.AnswersAsync(port, token), keeper, "PgBouncer", folder.BouncerLog, cancellation);

    private static bool IsReady(string dataFolder)
    {
        try
        {
            string[] lines = File.ReadAllLines(Path.Combine(dataFolder, "postmaster.pid"));
            return lines.Length > StatusLine && lines[StatusLine].Trim() == "ready";
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(
        Func<CancellationToken, Task<bool>> isReady, Keeper keeper, string what, string log, CancellationToken cancellation)
    {
        DateTime deadline = DateTime.UtcNow + Limit;
        while (!await isReady(cancellation).ConfigureAwait(false))
        {
            bool ended = keeper.Server is not { IsAlive: true };
            if (ended || DateTime.UtcNow > deadline)
            {
                throw Failure(what, ended, File.Exists(log) ? await File.ReadAllTextAsync(log, cancellation).ConfigureAwait(false) : "");
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    private static Exception Failure(string what, bool ended, string log)
    {
        if (log.Contains("Address already in use", StringComparison.OrdinalIgnoreCase))
        {
            return new PortTakenException(what);
        }

        string how = ended ? "ended at once" : $"was not ready within {Limit.TotalSeconds} s";
        return new ProviderRefusedException($"{what} {how}: {ProgramResult.LastLines(log)}");
    }
}
