using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

internal sealed class VectorOrderWithoutIndex : PlanRule
{
    // Below that exact search is fast enough and always right (the module's vector policy).
    private const double ExactSearchRows = 10_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-order-without-index",
        Code = "VEC-SEQ",
        Title = "Vector search without an index",
        Why = "The distance to every row is computed and sorted to return the nearest few.",
        Advice = "An HNSW or IVFFlat index with the operator class of the query's operator; the ORDER BY must be the plain "
            + "operator, ascending.",
        BadExample = "Limit -> Sort; Sort Key: ((embedding <=> '[…]')) -> Seq Scan on docs",
        GoodExample = "Limit -> Index Scan using docs_embedding_idx on docs; Order By: (embedding <=> '[…]')",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
        Reference = "https://github.com/pgvector/pgvector#indexing",
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode sort in facts.LiveNodes.Where(node => node.IsSort()))
        {
            bool underLimit = sort.Ancestors().Any(above => above.NodeType == "Limit");
            if (underLimit && VectorDistance.OrderOf(sort) is { } distance && ScanBelow(sort) is { } scan
                && Rows(facts, scan) is var rows && rows >= ExactSearchRows)
            {
                yield return Found(facts, sort, scan, distance, rows);
            }
        }
    }

    private static PlanNode? ScanBelow(PlanNode sort) =>
        sort.Subtree().FirstOrDefault(node => node.NodeType == "Seq Scan" && !IsForTheQueryVector(node, sort));

    // An InitPlan below the sort fetches the vector to compare with; its scan is not the search.
    private static bool IsForTheQueryVector(PlanNode node, PlanNode sort) =>
        node.Ancestors().TakeWhile(above => above != sort).Prepend(node).Any(above => above.IsInitPlanEdge());

    // Without actuals a filter hides how many rows are read; what is left after it is what gets sorted.
    private static double Rows(PlanFacts facts, PlanNode scan) => facts.IsAnalyzed
        ? (scan.Metrics.TotalRows ?? 0) + (scan.Metrics.TotalRowsRemoved ?? 0)
        : scan.PlanRows;

    private Finding Found(PlanFacts facts, PlanNode sort, PlanNode scan, VectorDistance distance, double rows)
    {
        string key = sort.SortKey[0];
        string? column = Condition.Parse(key)?.Column;
        string verb = facts.IsAnalyzed ? "computed" : "is estimated to compute";
        return facts.About(Metadata, sort, new NodeObservation
        {
            Message = $"{scan} {verb} the {distance.Name} to {Figure.Count(rows)} rows to return the nearest few.",
            Keys = ["Sort Key", "Sort Method", "Plan Rows", "Actual Rows"],
            Recommendation = $"A vector index on the column with {distance.OperatorClass(key)}, which serves "
                + $"{distance.Operator}; then measure recall. "
                + "If there is one already, its operator class or the expression differs from the query's.",
            Sql = column is null || scan.RelationName is null ? null
                : $"CREATE INDEX CONCURRENTLY ON {IndexStatement.Table(scan)} USING hnsw ({SqlIdentifier.Quote(column)} "
                    + $"{distance.OperatorClass(key)});",
            Stake = facts.Own(sort) + facts.Own(scan),
            // <-> also orders points and text; only the type would tell.
            IsApproximate = distance.Operator == "<->" && !key.Contains("vec", StringComparison.Ordinal),
        });
    }
}
