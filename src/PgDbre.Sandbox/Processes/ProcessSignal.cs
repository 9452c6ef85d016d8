using System.Runtime.InteropServices;

namespace PgDbre.Sandbox.Processes;

/// <summary>Signals for processes that are not our children; .NET can only kill.</summary>
internal static class ProcessSignal
{
    /// <summary>PostgreSQL: immediate shutdown.</summary>
    public const int Quit = 3;

    /// <summary>Cannot be refused.</summary>
    public const int Kill = 9;

    /// <summary>A keeper: end the server and tidy up. PgBouncer: shut down.</summary>
    public const int Terminate = 15;

    /// <summary>Sends a signal if the very process still runs; a reused id is left alone.</summary>
    public static void Send(ProcessStamp process, int signal)
    {
        ArgumentNullException.ThrowIfNull(process);
        if (process.IsAlive)
        {
            // The result says only that the process ended in between.
            _ = SendSignal(process.Id, signal);
        }
    }

    /// <summary>Waits until a process has ended; false if it still runs when the time is over.</summary>
    public static async Task<bool> WaitForEndAsync(ProcessStamp process, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(process);
        DateTime deadline = DateTime.UtcNow + limit;
        while (process.IsAlive)
        {
            if (DateTime.UtcNow > deadline)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20)).ConfigureAwait(false);
        }

        return true;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
