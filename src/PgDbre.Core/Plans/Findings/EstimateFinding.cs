using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What both directions of a wrong estimate say about a node.</summary>
internal static class EstimateFinding
{
    public static Finding Make(RuleMetadata rule, PlanFacts facts, AppendMembers members, IReadOnlyList<PlanNode> consequences)
    {
        PlanNode node = members.Worst;
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
            Recommendation = Advice(node),
            Sql = node.RelationName is null ? null : $"ANALYZE {IndexStatement.Table(node)};",
            Stake = members.All.Sum(facts.Own) + consequences.Sum(facts.Own),
        });
    }

    /// <summary>A sentence to add to the message; empty where nobody inherits.</summary>
    public static string Inherited(IReadOnlyList<PlanNode> consequences) => consequences.Count == 0
        ? ""
        : $" {consequences.Count} node(s) above inherit the error: {string.Join(", ", consequences.Select(above => above.NodeType))}.";

    private static string Advice(PlanNode node)
    {
        List<string> columns = [.. ConditionText.Conditions(node.Filter)
            .Concat(ConditionText.Conditions(node.IndexCond ?? node.RecheckCond))
            .Select(condition => condition.Column).Distinct()];
        if (node.RelationName is null)
        {
            return "ANALYZE the tables below; if they are fresh, the conditions are correlated: extended statistics, or a rewrite.";
        }

        return columns.Count >= 2
            ? $"ANALYZE first. If it stays wrong, {string.Join(" and ", columns)} are correlated: CREATE STATISTICS "
                + "(dependencies, mcv) on them."
            : "ANALYZE first. If it stays wrong, a higher statistics target for the column, or statistics on the expression.";
    }
}
