using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SerializationTime : PlanRule
{
    private const double WarnPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "serialization-time",
        Code = "SER-TIME",
        Title = "Turning rows into text takes a large part",
        Why = "Wide or compressed values are fetched and formatted for the client; the plan tree does not show it.",
        Advice = "Select fewer columns and rows; leave large values out.",
        BadExample = "Serialization: time=412 ms output=180 MB",
        GoodExample = "Serialization: time=0.3 ms",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        if (facts.Plan.Properties.GetValueOrDefault("Serialization") is not IReadOnlyDictionary<string, object?> group
            || group.GetValueOrDefault("Time") is not double ms || facts.SharePercent(ms) < WarnPercent)
        {
            yield break;
        }

        yield return facts.AboutStatement(Metadata, new NodeObservation
        {
            Message = $"Turning the result into output took {Figure.Ms(ms)}, {Figure.Percent(facts.SharePercent(ms))} of the statement.",
            Keys = ["Serialization", "Execution Time"],
            Recommendation = "Select only the columns that are needed; fetch large values separately.",
            Stake = ms,
        });
    }
}
