using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class IndexChosenForOrder : PlanRule
{
    private const double RemovedPerReturned = 100;
    private const double ManyRemoved = 10_000;
    // With fewer than this many removed for one kept, no other path would have been much better.
    private const double LeastPerReturned = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "index-chosen-for-order",
        Code = "IDX-ORDER",
        Title = "Index walked in its order, the filter does the work",
        Why = "The planner expected a match early in the order and meant to stop at the LIMIT; the matches lie elsewhere, and row "
            + "after row is fetched and thrown away.",
        Advice = "An index of the filter's columns followed by the column of the order.",
        BadExample = "Limit -> Index Scan using orders_created_idx; Filter: (customer_id = 42); Rows Removed by Filter: 199980",
        GoodExample = "Limit -> Index Scan using orders_customer_id_created_at_idx; Index Cond: (customer_id = 42)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(Speaks).Select(node => Found(facts, node));

    /// <summary>True where this is said instead of index-scan-throws-rows-away.</summary>
    internal static bool Speaks(PlanNode node) =>
        node is { NodeType: "Index Scan" or "Index Only Scan", Filter: not null, OrderBy: null } && SearchesNothing(node.IndexCond)
        && FeedsLimit(node)
        && IsMostlyWaste(RowBounds.Returned(node).Value, RowBounds.Removed(node).Value);

    // min() and max() become a LIMIT 1 that skips the nulls of the index.
    private static bool SearchesNothing(string? condition) =>
        condition is null || ConditionText.Unwrap(condition).EndsWith(" IS NOT NULL", StringComparison.Ordinal);

    // Up to a Limit through nodes that keep the order of their input.
    private static bool FeedsLimit(PlanNode node)
    {
        while (node.Parent is { } parent && !node.IsInitPlanEdge() && node.ParentRelationship is not "SubPlan" and not "Inner")
        {
            if (parent.NodeType == "Limit")
            {
                return true;
            }

            if (parent.NodeType is not ("Nested Loop" or "Append" or "Merge Append" or "Gather Merge" or "Incremental Sort" or "Result"
                or "Subquery Scan" or "LockRows" or "ProjectSet" or "Unique"))
            {
                return false;
            }

            node = parent;
        }

        return false;
    }

    private static bool IsMostlyWaste(double returned, double removed) =>
        removed >= RemovedPerReturned * Math.Max(1, returned)
        || (removed >= ManyRemoved && removed >= LeastPerReturned * returned);

    private Finding Found(PlanFacts facts, PlanNode node)
    {
        RowBounds returned = RowBounds.Returned(node);
        RowBounds removed = RowBounds.Removed(node);
        IReadOnlyList<Condition> conditions = ConditionText.Conditions(node.Filter);
        Remedy advice = IndexAdvice.For(
            facts,
            node,
            WantedIndex.ForOrder(facts.TableOf(node), conditions, StatementOrder.Columns(facts.Plan.Query)),
            "An index of the filter's columns with the column of the order behind them gives both the matches and their "
                + "order; one of the filter alone may be passed over for the sake of the order.");
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} went through {Figure.Count(returned.Value + removed.Value)} rows in the order of the index, for a LIMIT; "
                + $"the filter kept {Figure.Count(returned.Value)}.",
            Keys = ["Index Cond", "Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            IsApproximate = !IsMostlyWaste(returned.High, removed.Low),
        });
    }
}
