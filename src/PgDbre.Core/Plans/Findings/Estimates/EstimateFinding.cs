using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What both directions of a wrong estimate say about a node.</summary>
internal static class EstimateFinding
{
    public static Finding Make(RuleMetadata rule, PlanFacts facts, AppendMembers members, IReadOnlyList<PlanNode> consequences)
    {
        PlanNode node = members.Worst;
        Remedy advice = StatisticsAdvice.For(facts, node);
        return facts.About(rule, node, new NodeObservation
        {
            Message = $"The planner expected {Figure.Count(node.Metrics.TotalPlanRows ?? 0)} rows from {node}, "
                + $"it returned {Figure.Count(node.Metrics.TotalRows ?? 0)} ({Figure.Times(RowEstimate.Factor(node))} times "
                + $"off).{members.Others}{Inherited(consequences)}",
            Keys =
            [
                "Plan Rows", "Actual Rows", "Actual Loops", "Filter", "Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond",
                "Join Filter", "Group Key",
            ],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            Stake = members.All.Sum(facts.Own) + consequences.Sum(facts.Own),
        });
    }

    /// <summary>A sentence to add to the message; empty where nobody inherits.</summary>
    public static string Inherited(IReadOnlyList<PlanNode> consequences) => consequences.Count == 0
        ? ""
        : $" {consequences.Count} node(s) above inherit the error: {string.Join(", ", consequences.Select(above => above.NodeType))}.";
}
