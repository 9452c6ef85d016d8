using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class ForeignKeyUnindexed : TableCheck
{
    private const double ManyRows = 100_000;
    private const double SomeRows = 10_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "foreign-key-unindexed",
        Title = "Foreign key without an index",
        Why = "Each delete or key update in the referenced table reads the referencing one whole, and holds its locks meanwhile.",
        Advice = "An index whose leading keys are the foreign key's columns, in any order; one that leaves out only their NULLs will do.",
        BadExample = "orders (customer_id int REFERENCES customers)",
        GoodExample = "CREATE INDEX CONCURRENTLY ON orders (customer_id)",
        MaxSeverity = Severity.High,
        SeverityRule = "High from 100,000 rows if rows were deleted from the referenced table, medium from 10,000 rows, else low.",
        Reference = "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        table.ForeignKeys
            .Where(key => IndexCoverage.FindForForeignKey(table, key) is null && !IsInherited(facts, table, key))
            .Select(key => Found(facts, table, key));

    // A partition has the key of the table it belongs to, where the one finding is.
    private static bool IsInherited(SchemaFacts facts, Table table, ForeignKey key) =>
        facts.Of(table).PartitionOf is { } parent
        && facts.Catalog.Find(parent) is { } whole
        && whole.ForeignKeys.Any(above => above.Parent == key.Parent && above.Columns.SequenceEqual(key.Columns));

    private Finding Found(SchemaFacts facts, Table table, ForeignKey key)
    {
        long deleted = facts.Catalog.Find(key.Parent)?.Activity.Deleted ?? 0;
        string columns = string.Join(", ", key.Columns.Select(Sql.SqlIdentifier.Display));
        IndexDefinition wanted = new() { Table = table.Name, Keys = [.. key.Columns.Select(IndexKey.On)] };
        bool isPartitioned = table.Kind == TableKind.Partitioned;
        return Found(facts, new SchemaObservation
        {
            Object = table.ToString(),
            Severity = SeverityOf(table, deleted),
            Message = $"Foreign key {key.Name} ({columns}) to {key.Parent} has no index: each delete there reads all "
                + $"{(table.Rows is { } rows ? $"{Quantity.Count(rows)} rows" : "rows")} here "
                + $"({Quantity.Bytes(table.Pages * 8192)}, ON DELETE {key.OnDelete}).",
            Evidence = $"constraint {key.Name}, columns {columns}; n_tup_del of {key.Parent} = {deleted}",
            Recommendation = "Build it, for example with New-PgIndexRecommendation -ForeignKey | New-PgIndex; writes go on meanwhile.",
            Sql = isPartitioned ? null : wanted.ToSql(facts.Naming.Choose(wanted)) + ";",
            Score = table.Pages * 8192,
        });
    }

    private static Severity SeverityOf(Table table, long deleted) => table.Rows switch
    {
        >= ManyRows when deleted > 0 => Severity.High,
        >= SomeRows => Severity.Medium,
        _ => Severity.Low,
    };
}
