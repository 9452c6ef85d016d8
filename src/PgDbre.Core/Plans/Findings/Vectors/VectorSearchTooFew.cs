using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class VectorSearchTooFew : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-search-too-few-rows",
        Code = "VEC-FEW",
        Title = "Filtered vector search returned too few rows",
        Why = "An approximate index returns a fixed number of candidates and the filter comes after it: matching rows are "
            + "missed, the answer is wrong.",
        Advice = "hnsw.iterative_scan (pgvector 0.8), a higher ef_search or probes, a partial index, or partitions by the filter column.",
        BadExample = "Limit (rows=0, planned 20) -> Index Scan using docs_hnsw; Filter: (topic = 7); Rows Removed by Filter: 40",
        GoodExample = "SET LOCAL hnsw.iterative_scan = strict_order; the Limit returns its 20 rows",
        MaxSeverity = Severity.High,
        SeverityRule = "Always high: rows are missing from the answer.",
        Reference = "https://github.com/pgvector/pgvector#filtering",
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode scan in facts.LiveNodes.Where(node => node.NodeType == "Index Scan" && VectorDistance.IsIn(node.OrderBy)))
        {
            PlanNode? limit = scan.Ancestors().FirstOrDefault(above => above.NodeType == "Limit");
            if (limit?.ActualRows < limit?.PlanRows && Removed(scan, limit!) is > 0 and var removed)
            {
                yield return facts.About(Metadata, scan, new NodeObservation
                {
                    Message = $"{scan} gave {Figure.Count(scan.Metrics.TotalRows ?? 0)} rows after the filter removed "
                        + $"{Figure.Count(removed)}; "
                        + $"the LIMIT returned {Figure.Count(limit!.ActualRows ?? 0)} of {Figure.Count(limit.PlanRows)} expected rows.",
                    Keys = ["Order By", "Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"],
                    Recommendation = "Let the scan go on until the LIMIT is filled (iterative scan), or search more candidates; "
                        + "for a few fixed filter values use partial indexes.",
                    Sql = "SET LOCAL hnsw.iterative_scan = 'strict_order'; SET LOCAL ivfflat.iterative_scan = 'relaxed_order';",
                    Stake = facts.Subtree(limit),
                    Severity = Severity.High,
                });
            }
        }
    }

    private static double Removed(PlanNode scan, PlanNode limit) =>
        scan.Ancestors().TakeWhile(above => above != limit).Prepend(scan)
            .Sum(node => (node.Metrics.TotalRowsRemoved ?? 0) + ((node.RowsRemovedByJoinFilter ?? 0) * (node.Loops ?? 0)));
}
