using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Reads a partitioned table with all that is below it: three round trips for any number of partitions.</summary>
internal static class PartitionTreeReader
{
    /// <summary>A key's number 0 stands for an expression.</summary>
    private const string MembersSql =
        """
        SELECT n.nspname::text, c.relname::text, pn.nspname::text, pc.relname::text, c.relkind::text,
               ARRAY(SELECT a.attname::text
                     FROM unnest(p.partattrs::int2[]) WITH ORDINALITY AS k(number, place)
                     LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number AND k.number <> 0
                     ORDER BY k.place)
        FROM pg_partition_tree($1::regclass) AS tree
        JOIN pg_class c ON c.oid = tree.relid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_class pc ON pc.oid = tree.parentrelid AND tree.level > 0
        LEFT JOIN pg_namespace pn ON pn.oid = pc.relnamespace
        LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
        ORDER BY tree.level, c.relname, n.nspname
        """;

    private const string AttachmentsSql =
        """
        SELECT h.inhrelid, h.inhparent
        FROM pg_inherits h
        JOIN pg_index i ON i.indexrelid = h.inhrelid
        WHERE i.indrelid IN (SELECT relid FROM pg_partition_tree($1::regclass))
        """;

    /// <summary>The tree below a partitioned table.</summary>
    public static async Task<PartitionTree> ReadAsync(
        PgConnection connection, Table root, SessionLimits limits, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        return await ReadAsync(transaction, root.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>The trees of the tables that are partitioned themselves, or below one that is.</summary>
    public static async Task<PartitionedTables> ReadAsync(
        ServerTransaction transaction, IEnumerable<Table> tables, CancellationToken cancellation)
    {
        Dictionary<TableName, PartitionTree> trees = [];
        IEnumerable<TableName?> roots =
            tables.Select(table => table.PartitionRoot ?? (table.Kind == TableKind.Partitioned ? table.Name : null));
        foreach (TableName root in roots.OfType<TableName>().Distinct())
        {
            trees.Add(root, await ReadAsync(transaction, root, cancellation).ConfigureAwait(false));
        }

        return new PartitionedTables(trees);
    }

    private static async Task<PartitionTree> ReadAsync(ServerTransaction transaction, TableName root, CancellationToken cancellation)
    {
        string name = root.ToString();
        List<PartitionMember> members = await transaction.ListAsync(MembersSql, ReadMember, cancellation, name).ConfigureAwait(false);
        List<(uint Part, uint Parent)> attachments = await transaction.ListAsync(
            AttachmentsSql, row => (row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1)), cancellation, name).ConfigureAwait(false);
        CatalogScope scope = new() { Tables = [.. members.Select(member => member.Name)], IncludeKeys = false };
        SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, scope, cancellation).ConfigureAwait(false);
        return new PartitionTree(members, catalog, attachments.ToDictionary(pair => pair.Part, pair => pair.Parent));
    }

    private static PartitionMember ReadMember(NpgsqlDataReader row) => new(
        new TableName(row.GetString(0), row.GetString(1)),
        row.IsDBNull(2) ? null : new TableName(row.GetString(2), row.GetString(3)),
        row.GetString(4) switch { "p" => PartitionKind.Partitioned, "f" => PartitionKind.Foreign, _ => PartitionKind.Leaf },
        row.GetFieldValue<string?[]>(5));
}
