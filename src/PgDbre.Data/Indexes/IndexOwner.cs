using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>The table of an index that is named alone.</summary>
internal static class IndexOwner
{
    private const string TableSql =
        """
        SELECT tn.nspname::text, t.relname::text
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_index i ON i.indexrelid = c.oid
        JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE n.nspname = $1 AND c.relname = $2
        """;

    /// <exception cref="PgDbreException">PgIndexNotFound.</exception>
    public static async Task<TableName> FindAsync(
        PgConnection connection, TableName index, SessionLimits limits, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        List<TableName> found = await transaction.ListAsync(
            TableSql,
            row => new TableName(row.GetString(0), row.GetString(1)),
            cancellation,
            index.Schema,
            index.Name).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw NoIndex(index);
    }

    public static PgDbreException NoIndex(TableName index) => new(
        "PgIndexNotFound",
        PgErrorCategory.ObjectNotFound,
        $"There is no index {index}.",
        "Check -Schema and the index's name, in the spelling of the catalog.");
}
