using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class DuplicateIndex : TableCheck
{
    private const long Large = 100 << 20;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "duplicate-index",
        Title = "Two indexes that are the same",
        Why = "Every write keeps both up to date, and both take memory; no query gains by the second.",
        Advice = "Drop the one that no constraint, replica identity or CLUSTER needs.",
        BadExample = "CREATE INDEX a_idx ON t (a); CREATE INDEX a_idx2 ON t (a)",
        GoodExample = "CREATE INDEX a_idx ON t (a)",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium from 100 MB, else low.",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        from index in table.Indexes
        let redundancy = IndexRedundancy.Of(facts, table, index)
        where redundancy is { IsDuplicate: true }
        select Found(facts, table, index, redundancy.Other);

    private Finding Found(SchemaFacts facts, Table table, TableIndex index, TableIndex other)
    {
        long size = facts.SizeBytes(table, index);
        return Found(facts, new SchemaObservation
        {
            Object = CheckedIndex.Name(table, index),
            Severity = size >= Large ? Severity.Medium : Severity.Low,
            Message = $"It is the same as {CheckedIndex.Name(table, other)} and takes {Quantity.Bytes(size)} again.",
            Evidence = $"{index.Definition}; {other.Definition}",
            Recommendation = index.Constraint is { } constraint
                ? $"Drop constraint {constraint}: {other.Name} keeps the same keys unique."
                : "Drop it, for example with Remove-PgIndex.",
            Sql = CheckedIndex.Drop(table, index),
            Score = size,
        });
    }
}
