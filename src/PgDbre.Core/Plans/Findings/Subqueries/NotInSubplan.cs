using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class NotInSubplan : PlanRule
{
    private const double ManyRuns = 1000;
    private const double ManyRows = 1000;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "not-in-subplan",
        Code = "NOT-IN",
        Title = "NOT IN searches its subquery row by row",
        Why = "NOT IN cannot become an anti join, and its result did not fit a hash table by the planner's numbers: every outer row goes "
            + "through the subquery's rows one by one.",
        Advice = "NOT EXISTS, which becomes an anti join (and does not turn into nothing when the subquery returns a null).",
        BadExample = "Filter: (NOT (ANY (id = (SubPlan 1).col1))); SubPlan 1 -> Materialize (loops=2000)",
        GoodExample = "Hash Anti Join; Hash Cond: (c.id = o.customer_id)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(node => Speaks(facts, node)).Select(node => Found(facts, node));

    /// <summary>True where this is said about a subplan instead of subplan-per-row.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode subplan) =>
        subplan is { ParentRelationship: "SubPlan", Parent: { } owner }
        && (IsNotIn(owner.Filter, subplan) || IsNotIn(owner.JoinFilter, subplan))
        // Without actuals the rows that pass the filter are the least that were asked.
        && (facts.IsAnalyzed ? subplan.Loops >= ManyRuns : owner.PlanRows >= ManyRuns && subplan.PlanRows >= ManyRows)
        && facts.SharePercent(Stake(facts, subplan)) >= WorthPercent;

    // 17 prints ANY and the column. Before, NOT EXISTS and NOT of a scalar subquery look the same, but only a subquery that is
    // searched row by row is materialized (subselect.c, build_subplan).
    private static bool IsNotIn(string? condition, PlanNode subplan) => condition is not null && subplan.SubplanName is { } name
        && (condition.Contains($" = ({name}).col1", StringComparison.Ordinal)
            ? condition.Contains("NOT (ANY (", StringComparison.Ordinal)
            : condition.Contains($"NOT ({name})", StringComparison.Ordinal) && subplan.NodeType == "Materialize");

    private static double Stake(PlanFacts facts, PlanNode subplan) => facts.Subtree(subplan) + facts.Own(subplan.Parent!);

    private Finding Found(PlanFacts facts, PlanNode subplan)
    {
        // Only what does not depend on the outer row is materialized, and only then is memory the reason.
        int? megabytes = subplan.NodeType == "Materialize" ? WorkMemory.MegabytesForHashedSubplan(facts.Plan, subplan) : null;
        return facts.About(Metadata, subplan, new NodeObservation
        {
            Message = facts.IsAnalyzed
                ? $"NOT IN went through the rows of {subplan.SubplanName} {Figure.Count(subplan.Loops ?? 0)} times, once for each "
                    + "outer row."
                : $"NOT IN is estimated to go through {Figure.Count(subplan.PlanRows)} rows of {subplan.SubplanName} for each of "
                    + $"{Figure.Count(subplan.Parent!.PlanRows)} outer rows or more.",
            Keys = ["Subplan Name", "Plan Rows", "Plan Width", "Actual Rows", "Actual Loops"],
            Recommendation = "Write NOT EXISTS, which is joined instead (and keeps its answer when the subquery returns a null)."
                + (megabytes is null ? "" : " Until then: with this much work_mem the planner hashes the subquery's result."),
            Sql = megabytes is { } amount ? WorkMemory.SetLocal(amount) : null,
            Stake = Stake(facts, subplan),
            IsApproximate = !facts.IsAnalyzed,
        });
    }
}
