using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Removes what a failed or cancelled build leaves: indexes that cost writes and serve nothing.</summary>
/// <param name="connection">Where.</param>
/// <param name="find">Finds them; only those that this run made.</param>
internal sealed class LeftoverRemover(PgConnection connection, Func<ServerTransaction, Task<List<Leftover>>> find)
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // DROP INDEX CONCURRENTLY waits for every transaction that wrote to the table; one that stays open cannot be waited for.
    private static readonly SessionLimits Limits = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5));

    /// <param name="expected">What to name if not even a look at them is possible.</param>
    /// <param name="failure">What ended the build.</param>
    /// <exception cref="PgDbreException">PgInvalidIndexLeft, with the statement that removes it.</exception>
    public async Task RemoveAsync(string expected, Exception failure)
    {
        string left = expected;
        try
        {
            // A cancelled build can still be on its way out when the driver has already given up waiting.
            for (int attempt = 1; attempt <= Attempts; attempt++)
            {
                List<Leftover> leftovers = await FindAsync().ConfigureAwait(false);
                foreach (Leftover leftover in leftovers.Where(one => !one.IsBeingBuilt))
                {
                    left = leftover.QualifiedName;
                    await DropAsync(connection, left, Limits.LockTimeout, CancellationToken.None).ConfigureAwait(false);
                }

                if (!leftovers.Exists(one => one.IsBeingBuilt))
                {
                    return;
                }

                await Task.Delay(Pause).ConfigureAwait(false);
            }
        }
        catch (PgDbreException)
        {
            throw IndexBuildRefusal.InvalidLeft(left, failure);
        }

        throw IndexBuildRefusal.InvalidLeft(left, failure);
    }

    /// <summary>DROP INDEX CONCURRENTLY, waiting so long for those who use its table.</summary>
    public static async Task DropAsync(PgConnection connection, string qualifiedName, TimeSpan maxWait, CancellationToken cancellation)
    {
        BuildSession session = await BuildSession.OpenAsync(connection, maxWait, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await session.RunAsync("DROP INDEX CONCURRENTLY IF EXISTS "
                + $"{qualifiedName}", cancellation).ConfigureAwait(false);
        }
    }

    private async Task<List<Leftover>> FindAsync()
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, Limits, CancellationToken.None).ConfigureAwait(false);
        return await find(transaction).ConfigureAwait(false);
    }
}
