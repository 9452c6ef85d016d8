using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class RedundantIndex : TableCheck
{
    private const long Large = 100 << 20;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "redundant-index",
        Title = "Index that another one serves too",
        Why = "A B-tree answers what its leading keys alone would; the narrower one is written for nothing.",
        Advice = "Drop the narrower one, unless it is much smaller and read often: then compare plans without it first "
            + "(hypopg_hide_index).",
        BadExample = "CREATE INDEX ON t (a); CREATE INDEX ON t (a, b)",
        GoodExample = "CREATE INDEX ON t (a, b)",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium from 100 MB, else low; info where the index may still earn its place.",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        from index in table.Indexes
        let redundancy = IndexRedundancy.Of(facts, table, index)
        where redundancy is { IsDuplicate: false }
        select Found(facts, table, index, redundancy);

    private Finding Found(SchemaFacts facts, Table table, TableIndex index, IndexRedundancy redundancy)
    {
        long size = facts.SizeBytes(table, index);
        return Found(facts, new SchemaObservation
        {
            Object = CheckedIndex.Name(table, index),
            Severity = !redundancy.IsCertain ? Severity.Info : size >= Large ? Severity.Medium : Severity.Low,
            Message = $"{redundancy.Reason} It takes {Quantity.Bytes(size)}.",
            Evidence = $"{index.Definition}; {redundancy.Other.Definition}; idx_scan = {facts.Scans(table, index)}",
            Recommendation = redundancy.IsCertain
                ? "Drop it, for example with Remove-PgIndex, which also says how to bring it back."
                : "Compare the plans of its queries without it before it goes.",
            Sql = redundancy.IsCertain ? CheckedIndex.Drop(table, index) : null,
            Score = size,
        });
    }
}
