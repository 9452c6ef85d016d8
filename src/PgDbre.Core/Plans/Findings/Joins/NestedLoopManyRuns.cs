using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class NestedLoopManyRuns : PlanRule
{
    private const double ManyRuns = 1000;
    private const double LongMs = 500;
    private const double LargePercent = 40;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "nested-loop-many-runs",
        Code = "NL-LOOPS",
        Title = "Nested loop over many rows",
        Why = "The inner side runs once for each outer row; a cheap step done a hundred thousand times is not cheap.",
        Advice = "Mend the outer estimate if it is wrong, index the inner side, or compare with a hash join.",
        BadExample = "Nested Loop -> Index Scan (loops=100000)",
        GoodExample = "Hash Join, both sides read once",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode loop in facts.LiveNodes.Where(node => node.NodeType == "Nested Loop"))
        {
            if (loop.Outer() is { } outer && loop.Inner() is { } inner && IsExpensive(facts, outer, inner)
                && !IsSaidElsewhere(facts, loop, outer, inner))
            {
                yield return Found(facts, loop, outer, inner);
            }
        }
    }

    private static bool IsExpensive(PlanFacts facts, PlanNode outer, PlanNode inner)
    {
        // Without actuals a Materialize or Memoize is taken at its word: most runs are free.
        bool many = facts.IsAnalyzed
            ? inner.Loops >= ManyRuns
            : outer.PlanRows >= ManyRuns && inner.NodeType is not ("Materialize" or "Memoize");
        double cost = facts.Subtree(inner);
        return many && ((facts.IsTimed && cost >= LongMs) || facts.SharePercent(cost) >= LargePercent);
    }

    private static bool IsEstimateDriven(PlanNode outer) =>
        outer.Metrics.TotalRows >= RowEstimate.WrongFactor * Math.Max(1, outer.Metrics.TotalPlanRows ?? 0);

    // Going through kept rows again and again is the price of the join's condition, and a wrong row number that of a function: these have
    // findings of their own. A function called for each outer row leaves no other join.
    private static bool IsSaidElsewhere(PlanFacts facts, PlanNode loop, PlanNode outer, PlanNode inner) => inner.NodeType switch
    {
        "Function Scan" or "Table Function Scan" => true,
        "Materialize" when !IsEstimateDriven(outer) => JoinFilterDiscards.Discards(loop) || MaterializeRescanned.Speaks(facts, loop),
        _ => IsEstimateDriven(outer) && outer.Subtree().Any(node => FunctionRowDefault.Speaks(facts, node)),
    };

    private Finding Found(PlanFacts facts, PlanNode loop, PlanNode outer, PlanNode inner)
    {
        bool estimateDriven = IsEstimateDriven(outer);
        string runs = facts.IsAnalyzed
            ? $"ran {Figure.Count(inner.Loops ?? 0)} times"
            : $"is estimated to run {Figure.Count(outer.PlanRows)} times";
        return facts.About(Metadata, loop, new NodeObservation
        {
            Message = $"The inner side of the nested loop ({inner}) {runs}, "
                + $"{Figure.Percent(facts.SharePercent(facts.Subtree(inner)))} of the statement."
                + (estimateDriven ? $" The planner expected only {Figure.Count(outer.Metrics.TotalPlanRows ?? 0)} outer rows." : ""),
            Keys = ["Join Type", "Join Filter", "Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = estimateDriven
                ? "Mend the outer side's row estimate first: with the right number the planner would not choose a nested loop."
                : "Reduce the outer rows, or compare with a hash join (SET LOCAL enable_nestloop = off, for the test only).",
            Stake = facts.Subtree(inner),
            IsApproximate = !facts.IsAnalyzed,
        });
    }
}
