using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// A row number that is one of the planner's built-in guesses, told by what it says of the rows it was taken of. Silent where those
/// are not known from the plan.
/// </summary>
/// <param name="What">What was guessed, as a message says it.</param>
/// <param name="Default">The condition behind it; null for a number of groups.</param>
internal sealed record PlannerGuess(string What, DefaultSelectivity? Default)
{
    private const double DefaultGroups = 200;
    private const double SizeTolerance = 0.02;
    // A row number is rounded.
    private const double Rounding = 0.5;
    private const double CpuTupleCost = 0.01;
    private const double CpuOperatorCost = 0.0025;
    private const int MostOperators = 3;

    /// <summary>Null where the number may well come from statistics.</summary>
    public static PlannerGuess? Of(PlanFacts facts, PlanNode node) => node switch
    {
        { NodeType: "Seq Scan", Filter: { } filter } => OfCondition(node, filter, Sizes(facts, node)),
        { NodeType: "Nested Loop", JoinType: "Inner", JoinFilter: { } filter, Filter: null } when !IsPlainEquality(filter) =>
            OfCondition(node, filter, [(node.Outer()?.PlanRows ?? 0) * (node.Inner()?.PlanRows ?? 0)]),
        { NodeType: "CTE Scan", Filter: { } filter } => OfCondition(node, filter, [CteSplit.DeclarationOf(node)?.PlanRows ?? 0]),
        // HAVING: how many groups there were is known once they were counted.
        { NodeType: "Aggregate", Filter: { } filter } =>
            OfCondition(node, filter, [(node.Metrics.TotalRows ?? 0) + (node.Metrics.TotalRowsRemoved ?? 0)]),
        { NodeType: "Aggregate", PlanRows: DefaultGroups, GroupKey: [var key] } =>
            new PlannerGuess($"{DefaultGroups} groups of {key}", null),
        _ => null,
    };

    private static PlannerGuess? OfCondition(PlanNode node, string filter, IEnumerable<double> sizes)
    {
        // With 200 values each has 0.5 % of the rows by statistics too; only one that is not among the common ones and yet is found
        // often shows that there were none.
        if (DefaultSelectivity.Of(filter) is not { } guess
            || (guess is { IsColumn: true, Share: DefaultSelectivity.Match } && !IsUnder(node)))
        {
            return null;
        }

        double planned = node.PlanRows;
        return sizes.Any(size => Math.Abs(planned - Math.Max(1, guess.Share * size)) <= Math.Max(Rounding, planned * SizeTolerance))
            ? new PlannerGuess($"{Figure.Percent(100 * guess.Share)} of the rows for {filter}", guess)
            : null;
    }

    private static bool IsUnder(PlanNode node) => node.Metrics.TotalRows > node.Metrics.TotalPlanRows;

    // Statistics of both columns may well say 0.5 %.
    private static bool IsPlainEquality(string filter) => ConditionText.Arms(filter, " AND ") is [var arm]
        && ConditionText.FindOperator(ConditionText.Unwrap(arm)) is var (start, end) && start > 0
        && ConditionText.Unwrap(arm)[start..end] == "=";

    // What the planner thought the table holds, per process as it prints rows: what was really read, if statistics were fresh; else
    // what its cost implies.
    private static IEnumerable<double> Sizes(PlanFacts facts, PlanNode scan)
    {
        double planned = Math.Max(1, scan.Metrics.TotalPlanRows ?? 0);
        double read = (scan.Metrics.TotalRows ?? 0) + (scan.Metrics.TotalRowsRemoved ?? 0);
        return [read * scan.PlanRows / planned, .. SizesByCost(facts, scan)];
    }

    // costsize.c, cost_seqscan: pages + rows x (a tuple + the operators of the filter), all at their default prices.
    private static IEnumerable<double> SizesByCost(PlanFacts facts, PlanNode scan)
    {
        double? pages = (double?)scan.Metrics.SharedHitBlocks + scan.Metrics.SharedReadBlocks;
        string[] prices = ["seq_page_cost", "cpu_tuple_cost", "cpu_operator_cost", "enable_seqscan"];
        return pages is null || scan.Loops != 1 || scan.IsParallelAware || prices.Any(facts.Plan.Settings.ContainsKey)
            ? []
            : Enumerable.Range(1, MostOperators).Select(operators =>
                (scan.TotalCost - scan.StartupCost - pages.Value) / (CpuTupleCost + (operators * CpuOperatorCost)));
    }
}
