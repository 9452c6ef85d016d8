using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class PlanningSlow : PlanRule
{
    private const double LongMs = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "planning-slower-than-execution",
        Code = "PLAN-TIME",
        Title = "Planning takes longer than running",
        Why = "Each execution pays for planning; many partitions, joins or indexes make it slow.",
        Advice = "Prepared statements; fewer partitions or joins; prune by the partition key.",
        BadExample = "Planning Time: 48.1 ms, Execution Time: 0.6 ms",
        GoodExample = "Planning Time: 0.2 ms",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Always medium.",
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        if (facts.Plan is { PlanningMs: >= LongMs and var planning, ExecutionMs: { } execution } && planning >= execution)
        {
            yield return facts.AboutStatement(Metadata, new NodeObservation
            {
                Message = $"Planning took {Figure.Ms(planning)}, running {Figure.Ms(execution)}.",
                Keys = ["Planning Time", "Execution Time", "Planning"],
                Recommendation = "Prepare the statement once per connection; the first plan of a session also loads the "
                    + "catalog, so look twice.",
                Stake = planning,
                Severity = Severity.Medium,
                // The first statement of a session plans with a cold catalog cache.
                IsApproximate = true,
            });
        }
    }
}
