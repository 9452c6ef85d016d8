using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Drops a partitioned table's index to which nothing is attached, not even by a partition that came meanwhile.</summary>
internal static class DeclaredIndexRemover
{
    private const string EmptySql =
        """
        SELECT NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhparent = i.indexrelid)
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = $1::bigint::oid AND c.relname = $2
        """;

    /// <summary>True if it is gone.</summary>
    public static async Task<bool> TryRemoveAsync(PgConnection connection, NewIndex index, SessionLimits limits)
    {
        try
        {
            await using ServerTransaction transaction =
                await ServerTransaction.ReadWriteAsync(connection, limits, CancellationToken.None).ConfigureAwait(false);
            List<bool> empty = await transaction.ListAsync(
                EmptySql, row => row.GetBoolean(0), CancellationToken.None, (long)index.Table.Oid, index.Name).ConfigureAwait(false);
            if (empty is [false])
            {
                return false;
            }

            await transaction.ExecuteAsync($"DROP INDEX IF EXISTS {index.QualifiedName}", CancellationToken.None).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (PgDbreException)
        {
            // The table is busy, or the server is gone: it stays, and the failure at hand says so.
            return false;
        }
    }
}
