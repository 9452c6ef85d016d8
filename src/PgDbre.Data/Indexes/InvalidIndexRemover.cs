using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Removes what a failed or cancelled CREATE INDEX CONCURRENTLY leaves: an index that costs writes and serves nothing. Only
/// the one this run made: by name on that table, invalid, built by nobody, and by its object id where the watch saw it.
/// </summary>
internal static class InvalidIndexRemover
{
    private const string LeftoverSql =
        """
        SELECT c.oid, EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
        FROM pg_class c
        JOIN pg_index i ON i.indexrelid = c.oid
        WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = $1::oid) AND c.relname = $2 AND i.indrelid = $1::oid AND NOT i.indisvalid
        """;

    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // DROP INDEX CONCURRENTLY waits for every transaction that wrote to the table; one that stays open cannot be waited for.
    private static readonly SessionLimits Limits = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5));

    /// <exception cref="PgDbreException">PgInvalidIndexLeft, with the statement that removes it.</exception>
    public static async Task RemoveAsync(PgConnection connection, IndexBuildTarget target, uint? seen, Exception failure)
    {
        try
        {
            // A cancelled build can still be on its way out when the driver has already given up waiting.
            for (int attempt = 1; attempt <= Attempts; attempt++)
            {
                (uint Oid, bool IsBuilding)? leftover = await FindAsync(connection, target).ConfigureAwait(false);
                if (leftover is null || (seen is not null && seen != leftover.Value.Oid))
                {
                    return;
                }

                if (!leftover.Value.IsBuilding)
                {
                    await DropAsync(connection, target).ConfigureAwait(false);
                    return;
                }

                await Task.Delay(Pause).ConfigureAwait(false);
            }
        }
        catch (PgDbreException)
        {
            throw IndexBuildRefusal.InvalidLeft(target.QualifiedName, failure);
        }

        throw IndexBuildRefusal.InvalidLeft(target.QualifiedName, failure);
    }

    private static async Task<(uint Oid, bool IsBuilding)?> FindAsync(PgConnection connection, IndexBuildTarget target)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, Limits, CancellationToken.None).ConfigureAwait(false);
        List<(uint, bool)> found = await transaction.ListAsync(
            LeftoverSql,
            row => (row.GetFieldValue<uint>(0), row.GetBoolean(1)),
            CancellationToken.None,
            (long)target.Table.Oid,
            target.Name).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    private static async Task DropAsync(PgConnection connection, IndexBuildTarget target)
    {
        BuildSession session = await BuildSession.OpenAsync(connection, Limits.LockTimeout, CancellationToken.None).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await session.RunAsync("DROP INDEX CONCURRENTLY IF EXISTS "
                + $"{target.QualifiedName}", CancellationToken.None).ConfigureAwait(false);
        }
    }
}
