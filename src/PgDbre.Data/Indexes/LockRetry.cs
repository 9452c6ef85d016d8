using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Tries again where a lock could not be had, each time after twice the pause.</summary>
/// <param name="maxRetry">Further attempts after the first.</param>
/// <param name="firstPause">Before the second attempt; half a minute at most before any.</param>
/// <param name="report">Told what is waited for, and after which attempt.</param>
internal sealed class LockRetry(int maxRetry, TimeSpan firstPause, Action<string, int> report)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Returns the number of the attempt that did it.</summary>
    /// <exception cref="PgDbreException">What the last attempt failed with, or one that no waiting mends.</exception>
    public async Task<int> RunAsync(Func<int, Task> work, CancellationToken cancellation)
    {
        TimeSpan pause = firstPause;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await work(attempt).ConfigureAwait(false);
                return attempt;
            }
            catch (PgDbreException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt <= maxRetry)
            {
                report($"the table is locked; next attempt in {pause.TotalSeconds:0.#} s", attempt);
                await Task.Delay(pause, cancellation).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
