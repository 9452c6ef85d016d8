using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PlanDisagrees : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "plan-data-disagrees",
        Code = "ANOMALY",
        Title = "The plan's own figures disagree",
        Why = "A node seems to take less time than its inputs, beyond rounding: its exclusive time and that of its neighbours "
            + "cannot be trusted.",
        Advice = "Run it again with VERBOSE; clocks and uneven parallel loops cause this.",
        BadExample = "Gather 7922 ms below a Nested Loop of 7580 ms",
        GoodExample = "inputs never longer than the node",
        MaxSeverity = Severity.Info,
        SeverityRule = "Always info.",
    };

    public override PlanNeeds Needs => PlanNeeds.Timing;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(node => node.Metrics.HasAnomaly).Select(node => facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} would have an exclusive time of {Figure.Ms(node.Metrics.ExclusiveMs ?? 0)}: its inputs took "
                + "longer than it did.",
            Keys = ["Actual Total Time", "Actual Loops"],
            Recommendation = "Do not trust single nodes here; repeat EXPLAIN with ANALYZE, VERBOSE.",
            Stake = 0,
            Severity = Severity.Info,
        }));
}
