using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class IndexScanThrowsRowsAway : PlanRule
{
    private const double FewestRemoved = 100;
    private const double RemovedShare = 0.5;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "index-scan-throws-rows-away",
        Code = "IDX-FILTER",
        Title = "Index scan fetched mostly rows it threw away",
        Why = "Each row the filter removes was found in the index and fetched from the table for nothing.",
        Advice = "A composite index of the Index Cond columns and the Filter columns, or a partial index.",
        BadExample = "Index Scan; Index Cond: (status = 'open'); Filter: (customer_id = 901); Rows Removed by Filter: 1980",
        GoodExample = "Index Scan; Index Cond: ((status = 'open') AND (customer_id = 901))",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => IsIndexScan(node) && FindsSeveral(node)))
        {
            RowBounds returned = RowBounds.Returned(node);
            RowBounds removed = RowBounds.Removed(node);
            if (removed.Value >= FewestRemoved && MostlyRemoved(returned.Value, removed.Value))
            {
                yield return Found(facts, node, removed.Value, returned.Value, !MostlyRemoved(returned.High, removed.Low));
            }
        }
    }

    // A lookup that finds one row has none to spare.
    private static bool FindsSeveral(PlanNode node) => (node.ActualRows ?? 0) + (node.RowsRemovedByFilter ?? 0) >= 2;

    private static bool IsIndexScan(PlanNode node) =>
        node is { NodeType: "Index Scan" or "Index Only Scan" or "Bitmap Heap Scan", Filter: not null }
        // A filter behind a distance order is the vector index's business: see vector-search-too-few-rows.
        && !VectorDistance.IsIn(node.OrderBy)
        && !IndexChosenForOrder.Speaks(node);

    private static bool MostlyRemoved(double returned, double removed) => removed >= RemovedShare * (returned + removed);

    private Finding Found(PlanFacts facts, PlanNode node, double removed, double returned, bool approximate)
    {
        IEnumerable<Condition> conditions = ConditionText.Conditions(node.IndexCond ?? node.RecheckCond)
            .Concat(ConditionText.Conditions(node.Filter));
        Remedy advice = IndexAdvice.For(
            facts,
            node,
            WantedIndex.For(facts.TableOf(node), conditions),
            "An index that holds the columns of both conditions, so that the filter becomes part of the index search.");
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} fetched {Figure.Count(removed + returned)} rows and threw {Figure.Count(removed)} of them away.",
            Keys = ["Index Cond", "Recheck Cond", "Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            IsApproximate = approximate,
        });
    }
}
