using PgDbre.Core.Findings;
using PgDbre.Core.Indexes.Builds;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class InvalidIndex : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "invalid-index",
        Title = "Invalid index",
        Why = "A CREATE, REINDEX or DROP INDEX CONCURRENTLY stopped half way: no query may use what it left, and writes may still keep "
            + "it up to date.",
        Advice = "Drop a leftover of REINDEX (its name ends in _ccnew or _ccold); build any other again, or drop it.",
        BadExample = "indisvalid = false",
        GoodExample = "REINDEX INDEX CONCURRENTLY …",
        MaxSeverity = Severity.High,
        SeverityRule = "High for a unique index, which then may not keep its keys unique; else medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        table.Indexes.Where(index => !index.IsValid && !facts.Of(index).IsBeingBuilt).Select(index => Found(facts, table, index));

    private Finding Found(SchemaFacts facts, Table table, TableIndex index)
    {
        bool isLeftover = ReindexLeftover.IsName(index.Name);
        bool isPartitioned = table.Kind == TableKind.Partitioned;
        string name = CheckedIndex.Name(table, index);
        return Found(facts, new SchemaObservation
        {
            Object = name,
            Severity = index.IsUnique && !isLeftover ? Severity.High : Severity.Medium,
            Message = isPartitioned
                ? $"It is invalid: some partition of {table} has no part of it yet."
                : $"It is invalid and takes {Quantity.Bytes(index.SizeBytes)}: no query uses "
                    + $"it{(isLeftover ? "; a REINDEX CONCURRENTLY left it" : "")}.",
            Evidence = $"indisvalid = false; {index.Definition}",
            Recommendation = Remedy(facts, isPartitioned, isLeftover),
            Sql = isPartitioned || facts.State.IsInRecovery ? null
                : isLeftover ? $"DROP INDEX CONCURRENTLY {name};" : $"REINDEX INDEX CONCURRENTLY {name};",
            Score = index.SizeBytes,
        });
    }

    private static string Remedy(SchemaFacts facts, bool isPartitioned, bool isLeftover) =>
        (facts.State.IsInRecovery, isPartitioned, isLeftover) switch
        {
            (true, _, _) => "Look at the primary first: it may be at work on it, which a standby does not see.",
            (_, true, _) => "Build the missing parts: New-PgIndex with its table and columns finds it and goes on from there.",
            (_, _, true) => "Drop it; its table keeps the index it was made for.",
            _ => "Build it again, or drop it with Remove-PgIndex if nobody misses it.",
        };
}
