using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Builds;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Removes what a failed or cancelled REINDEX INDEX CONCURRENTLY leaves, and nothing that was invalid before.</summary>
internal static class RebuildLeftovers
{
    private const string InvalidSql =
        """
        SELECT c.oid, n.nspname::text, c.relname::text,
               EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indrelid = $1::bigint::oid AND NOT i.indisvalid
        """;

    /// <exception cref="PgDbreException">PgInvalidIndexLeft, with the statement that removes it.</exception>
    public static Task RemoveAsync(PgConnection connection, IndexRebuildTarget target, Exception failure) =>
        new LeftoverRemover(connection, transaction => FindAsync(transaction, target))
            .RemoveAsync(SqlIdentifier.Quote(target.Report.Schema, target.Report.Index + "_ccnew"), failure);

    private static async Task<List<Leftover>> FindAsync(ServerTransaction transaction, IndexRebuildTarget target)
    {
        HashSet<uint> before = [.. target.Table.Indexes.Select(index => index.Oid)];
        List<(string Name, Leftover Leftover)> invalid =
            await transaction.ListAsync(InvalidSql, Read, CancellationToken.None, (long)target.Table.Oid).ConfigureAwait(false);
        return [.. invalid
            .Where(one => ReindexLeftover.IsOf(one.Name, one.Leftover.Oid, target.Report.Index, target.Oid, before))
            .Select(one => one.Leftover)];
    }

    private static (string Name, Leftover Leftover) Read(NpgsqlDataReader row) => (
        row.GetString(2),
        new Leftover(row.GetFieldValue<uint>(0), SqlIdentifier.Quote(row.GetString(1), row.GetString(2)), row.GetBoolean(3)));
}
