using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SubplanPerRow : PlanRule
{
    private const double ManyRuns = 1000;
    private const double LongMs = 500;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "subplan-per-row",
        Code = "SUBPLAN-LOOPS",
        Title = "Subquery run for each row",
        Why = "A correlated subquery is a query per row inside one statement.",
        Advice = "A join, LATERAL or EXISTS; at least an index on the correlated column.",
        BadExample = "SubPlan 1 -> Aggregate (loops=10000)",
        GoodExample = "LEFT JOIN (SELECT customer_id, count(*) … GROUP BY 1)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.ParentRelationship == "SubPlan" && node.Loops > 1))
        {
            double stake = facts.Subtree(node);
            if ((node.Loops < ManyRuns && !(facts.IsTimed && stake >= LongMs))
                || NotInSubplan.Speaks(facts, node) || SubplanUnused.Speaks(facts, node))
            {
                continue;
            }

            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node.SubplanName ?? "A subquery"} ran {Figure.Count(node.Loops ?? 0)} times"
                    + (facts.IsTimed ? $", {Figure.Ms(stake)} in all." : "."),
                Keys = ["Subplan Name", "Actual Loops", "Actual Total Time", "Plan Rows"],
                Recommendation = "Write it as a join with a grouped subquery, or as LATERAL or EXISTS; index the correlated column.",
                Stake = stake,
            });
        }
    }
}
