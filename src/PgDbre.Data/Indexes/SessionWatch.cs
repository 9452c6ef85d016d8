using PgDbre.Core.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Looks at a long statement from a second session, twice a second.</summary>
internal static class SessionWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for the work; a watch that fails never fails it.</summary>
    public static async Task WhileAsync(Task work, Func<CancellationToken, Task> look)
    {
        using CancellationTokenSource end = new();
        Task watching = LookAsync(look, end.Token);
        try
        {
            await work.ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }
    }

    private static async Task LookAsync(Func<CancellationToken, Task> look, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, cancellation).ConfigureAwait(false);
                await look(cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or PgDbreException)
        {
            // The work ended, or the server has no session left for watching it.
        }
    }
}
