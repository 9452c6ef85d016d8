using System.Diagnostics;
using System.Globalization;

namespace PgDbre.Sandbox.Processes;

/// <summary>The shell process that holds a server and ends it when we say so or die; see keeper.sh.</summary>
internal sealed class Keeper : IAsyncDisposable
{
    private readonly Process _process;

    private Keeper(Process process, int serverId)
    {
        _process = process;
        Stamp = ProcessStamp.Of(process.Id);
        Server = ProcessStamp.Of(serverId);
    }

    /// <summary>The keeper; null if it ended at once.</summary>
    public ProcessStamp? Stamp { get; }

    /// <summary>The server it holds; null if it ended at once.</summary>
    public ProcessStamp? Server { get; }

    /// <summary>Starts a server in the background.</summary>
    /// <param name="signal">Name of the signal that ends the server, such as QUIT.</param>
    /// <param name="log">File that gets what the server prints.</param>
    /// <param name="runFolder">Removed after the end; empty for none.</param>
    /// <param name="serverFolder">Removed after the end; empty for none.</param>
    /// <param name="command">The server and its arguments.</param>
    public static async Task<Keeper> StartAsync(
        string signal, string log, string runFolder, string serverFolder, IReadOnlyList<string> command)
    {
        // A session of its own: Ctrl+C in the owner's terminal must not reach the server behind the owner's back.
        string[] session = ChildProgram.Find("setsid") is { } setsid ? [setsid] : [];
        ProcessStartInfo start = ChildProgram.StartInfo(
            [.. session, "sh", "-c", Script.Keeper, "keeper", signal, log, runFolder, serverFolder, .. command], "/");
        start.RedirectStandardError = false;
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        return new Keeper(process, int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : -1);
    }

    /// <summary>Ends the server, removes its folders, and returns when both is done.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        _process.Dispose();
    }
}
