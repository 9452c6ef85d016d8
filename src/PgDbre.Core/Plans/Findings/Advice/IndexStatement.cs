using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// The statements findings end in. New-PgIndexRecommendation chooses for a whole workload; this is one statement for one fault.
/// </summary>
internal static class IndexStatement
{
    /// <summary>CREATE INDEX for a scan; null where none could be built: the plan names no table, or one of the system's own.</summary>
    public static string? Create(PlanFacts facts, PlanNode scan, WantedIndex wanted)
    {
        if (scan.RelationName is null || scan.Schema is "pg_catalog" or "information_schema")
        {
            return null;
        }

        string method = wanted.Method == "btree" ? "" : $"USING {wanted.Method} ";
        string keys = string.Join(", ", wanted.Keys.Select(Key));
        return $"CREATE INDEX CONCURRENTLY ON {Table(facts, scan)} {method}({keys});";
    }

    /// <summary>The node's table as SQL; with its schema where the plan or the catalog tells it.</summary>
    public static string Table(PlanFacts facts, PlanNode scan) => facts.TableOf(scan) is { } table ? Name(table.Name) : Table(scan);

    /// <summary>As above, from the plan alone.</summary>
    public static string Table(PlanNode scan) => scan.Schema is { Length: > 0 } schema
        ? SqlIdentifier.Quote(schema, scan.RelationName!)
        : SqlIdentifier.Quote(scan.RelationName!);

    /// <summary>A name of the catalog as SQL.</summary>
    public static string Name(TableName name) => SqlIdentifier.Quote(name.Schema, name.Name);

    private static string Key(IndexKey key) =>
        (key.Column is { } column ? SqlIdentifier.Quote(column) : $"({key.Expression})")
        + (key.OperatorClass is { } operatorClass ? $" {operatorClass}" : "")
        + key.Direction;
}
