using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>
/// UNIQUE or PRIMARY KEY from an index that was built CONCURRENTLY. A partitioned table takes neither: it gets its key empty, each
/// partition its own, and they are attached.
/// </summary>
internal static class IndexedKey
{
    /// <summary>As SQL.</summary>
    /// <param name="table">The table as SQL names it.</param>
    /// <param name="key">UNIQUE or PRIMARY KEY.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="schema">Where partitions are looked for.</param>
    public static string Sql(QualifiedName table, KeyConstraint key, IReadOnlyList<string> columns, SchemaModel schema)
    {
        string name = Name(table, key, columns);
        return IsPartitioned(table, schema)
            ? string.Join('\n', ByPartition(table, name, key, columns, schema))
            : $"""
            -- outside of a transaction; look at pg_index.indisvalid afterwards:
            {Build(table, name, key, columns)}
            {Add(table, name, key)}
            """;
    }

    /// <summary>As code of a revision.</summary>
    public static string Alembic(QualifiedName table, KeyConstraint key, IReadOnlyList<string> columns, SchemaModel schema)
    {
        string name = Name(table, key, columns);
        return IsPartitioned(table, schema)
            ? AlembicCode.Autocommit([.. ByPartition(table, name, key, columns, schema).Where(line => line[0] != '-')])
            : $"{AlembicCode.Autocommit(Build(table, name, key, columns))}\n{AlembicCode.Execute(Add(table, name, key))}";
    }

    /// <summary>The constraint's name: the one written, or the one that the server would choose.</summary>
    public static string Name(QualifiedName table, KeyConstraint key, IReadOnlyList<string> columns) =>
        key.Name ?? (key is PrimaryKeyConstraint ? $"{table.Name}_pkey" : $"{table.Name}_{string.Join('_', columns)}_key");

    private static bool IsPartitioned(QualifiedName table, SchemaModel schema) =>
        schema.Find(table) is { Kind: RelationKind.PartitionedTable };

    private static IEnumerable<string> ByPartition(
        QualifiedName table, string name, KeyConstraint key, IReadOnlyList<string> columns, SchemaModel schema)
    {
        yield return $"ALTER TABLE ONLY {table} ADD CONSTRAINT {SqlIdentifier.Display(name)} {Kind(key)} ({List(columns)});";
        yield return "-- for each partition, outside of a transaction:";
        IEnumerable<QualifiedName> leaves = schema.Partitions(table)
            .Where(one => one.Kind != RelationKind.PartitionedTable)
            .Select(one => one.Name)
            .OrderBy(leaf => leaf.ToString(), StringComparer.Ordinal);
        foreach (QualifiedName leaf in leaves.DefaultIfEmpty(table with { Name = "a_partition" }))
        {
            string own = $"{leaf.Name}_{name}";
            yield return Build(leaf, own, key, columns);
            yield return Add(leaf, own, key);
            yield return $"ALTER INDEX {table with { Name = name }} ATTACH PARTITION {leaf with { Name = own }};";
        }
    }

    private static string Build(QualifiedName table, string name, KeyConstraint key, IReadOnlyList<string> columns)
    {
        string include = key.Include.Count == 0 ? "" : $" INCLUDE ({List(key.Include)})";
        string nulls = key is UniqueConstraint { NullsNotDistinct: true } ? " NULLS NOT DISTINCT" : "";
        return $"CREATE UNIQUE INDEX CONCURRENTLY {SqlIdentifier.Display(name)} ON {table} ({List(columns)}){include}{nulls};";
    }

    private static string Add(QualifiedName table, string name, KeyConstraint key)
    {
        string index = SqlIdentifier.Display(name);
        string deferrable = key.IsInitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : key.IsDeferrable ? " DEFERRABLE" : "";
        return $"ALTER TABLE {table} ADD CONSTRAINT {index} {Kind(key)} USING INDEX {index}{deferrable};";
    }

    private static string Kind(KeyConstraint key) => key is PrimaryKeyConstraint ? "PRIMARY KEY" : "UNIQUE";

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(SqlIdentifier.Display));
}
