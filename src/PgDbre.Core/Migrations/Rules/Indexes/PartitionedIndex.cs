using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The index of a partitioned table, built on each partition CONCURRENTLY.</summary>
internal static class PartitionedIndex
{
    /// <summary>As SQL: the parent's turns valid with the last one that is attached.</summary>
    public static string Sql(CreateIndex statement, SchemaModel schema) =>
        $"""
        {Parent(statement)}
        -- for each partition, outside of a transaction:
        {string.Join('\n', Partitions(statement, schema))}
        """;

    /// <summary>As code of a revision.</summary>
    public static string Alembic(CreateIndex statement, SchemaModel schema) =>
        $"""
        {AlembicCode.Execute(Parent(statement))}
        {AlembicCode.Autocommit([.. Partitions(statement, schema)])}
        """;

    private static string Parent(CreateIndex statement) =>
        $"CREATE {Unique(statement)}INDEX {Name(statement)} ON ONLY {statement.Table} {Rest(statement)};";

    // Without partitions that are known, the steps for one of them, by a name to be replaced.
    private static IEnumerable<string> Partitions(CreateIndex statement, SchemaModel schema)
    {
        IEnumerable<QualifiedName> leaves = schema.Partitions(statement.Table)
            .Where(one => one.Kind != RelationKind.PartitionedTable)
            .Select(one => one.Name)
            .OrderBy(name => name.ToString(), StringComparer.Ordinal);
        foreach (QualifiedName leaf in leaves.DefaultIfEmpty(statement.Table with { Name = "a_partition" }))
        {
            QualifiedName parent = statement.Table with { Name = Plain(statement) };
            QualifiedName index = leaf with { Name = $"{leaf.Name}_{Plain(statement)}" };
            yield return $"CREATE {Unique(statement)}INDEX CONCURRENTLY {SqlIdentifier.Display(index.Name)} ON {leaf} {Rest(statement)};";
            yield return $"ALTER INDEX {parent} ATTACH PARTITION {index};";
        }
    }

    private static string Unique(CreateIndex statement) => statement.IsUnique ? "UNIQUE " : "";

    private static string Name(CreateIndex statement) => SqlIdentifier.Display(Plain(statement));

    private static string Plain(CreateIndex statement) =>
        statement.Name ?? $"{statement.Table.Name}_{string.Join('_', statement.Elements.Select(element => element.Column ?? "expr"))}_idx";

    // What stands behind the table's name: USING, the key, INCLUDE, WHERE.
    private static string Rest(CreateIndex statement)
    {
        IReadOnlyList<SqlToken> tokens = statement.Source.Tokens;
        int at = 0;
        while (!tokens[at].IsWord("on"))
        {
            at++;
        }

        while (!tokens[at].Is("(") && !tokens[at].IsWord("using"))
        {
            at++;
        }

        return statement.Source.Source[tokens[at].Start..statement.Source.End];
    }
}
