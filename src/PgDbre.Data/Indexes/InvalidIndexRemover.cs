using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Removes what a failed or cancelled CREATE INDEX CONCURRENTLY leaves. Only the index this run made: by name on that table, invalid,
/// built by nobody, and by its object id where the watch saw it.
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

    /// <exception cref="PgDbreException">PgInvalidIndexLeft, with the statement that removes it.</exception>
    public static Task RemoveAsync(PgConnection connection, NewIndex index, uint? seen, Exception failure) =>
        new LeftoverRemover(connection, transaction => FindAsync(transaction, index, seen)).RemoveAsync(index.QualifiedName, failure);

    /// <summary>
    /// Drops what an earlier run left, if it still is invalid and nobody is building it. The table's lock, which every build holds, was had
    /// a moment ago.
    /// </summary>
    public static async Task RemoveEarlierAsync(
        PgConnection connection, NewIndex index, BuildPatience patience, CancellationToken cancellation)
    {
        await TableLockProbe.TryAsync(connection, index.Table, patience.Limits, cancellation).ConfigureAwait(false);
        List<Leftover> found;
        await using (ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, patience.Limits, cancellation).ConfigureAwait(false))
        {
            found = await FindAsync(transaction, index, seen: null).ConfigureAwait(false);
        }

        if (found is [{ IsBeingBuilt: false } leftover])
        {
            await LeftoverRemover.DropAsync(connection, leftover.QualifiedName, patience.MaxWait, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<List<Leftover>> FindAsync(ServerTransaction transaction, NewIndex index, uint? seen)
    {
        List<Leftover> found = await transaction.ListAsync(
            LeftoverSql, row => Read(row, index), CancellationToken.None, (long)index.Table.Oid, index.Name).ConfigureAwait(false);
        found.RemoveAll(leftover => seen is not null && seen != leftover.Oid);
        return found;
    }

    private static Leftover Read(NpgsqlDataReader row, NewIndex index) =>
        new(row.GetFieldValue<uint>(0), index.QualifiedName, row.GetBoolean(1));
}
