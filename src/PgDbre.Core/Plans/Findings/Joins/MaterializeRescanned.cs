using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class MaterializeRescanned : PlanRule
{
    private const double ManyRuns = 100;
    private const double ManyRows = 100_000;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "materialize-rescanned",
        Code = "MAT-LOOPS",
        Title = "Kept rows gone through for each outer row",
        Why = "Nothing that could be hashed, merged or looked up joins the two sides: each row of one meets each row of the other.",
        Advice = "Add the missing join condition, or write it as an equality; a range condition needs an index on the inner side.",
        BadExample = "Nested Loop (rows=2000000) -> Materialize (rows=200 loops=10000)",
        GoodExample = "Hash Join (rows=10000); Hash Cond: (c.region = r.name)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(loop => Speaks(facts, loop)).Select(loop => Found(facts, loop, loop.Inner()!));

    /// <summary>True where this is said about a nested loop instead of nested-loop-many-runs.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode loop) =>
        loop is { NodeType: "Nested Loop" } && loop.Inner() is { NodeType: "Materialize" } inner
        && inner.Loops >= ManyRuns && inner.Metrics.TotalRows >= ManyRows
        && facts.SharePercent(Stake(facts, loop, inner)) >= WorthPercent
        // A filter that throws the pairs away is the more exact thing to say.
        && !JoinFilterDiscards.Discards(loop);

    private static double Stake(PlanFacts facts, PlanNode loop, PlanNode inner) => facts.Own(loop) + facts.Own(inner);

    private Finding Found(PlanFacts facts, PlanNode loop, PlanNode inner)
    {
        RowBounds replayed = RowBounds.Returned(inner);
        return facts.About(Metadata, loop, new NodeObservation
        {
            Message = $"The inner side of the nested loop was gone through {Figure.Count(inner.Loops ?? 0)} times, "
                + $"{Figure.Count(replayed.Value)} rows in all, to return {Figure.Count(loop.Metrics.TotalRows ?? 0)}.",
            Keys = ["Join Type", "Join Filter", "Rows Removed by Join Filter", "Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = loop.JoinFilter is null
                ? "No condition joins the two sides. If every pair is not meant, the join condition is missing."
                : "If most pairs are not meant, join by an equality of columns, which can be hashed, merged or looked up.",
            Stake = Stake(facts, loop, inner),
            IsApproximate = replayed.Low < ManyRows,
        });
    }
}
