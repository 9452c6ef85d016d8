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
        if (!Speaks(facts))
        {
            yield break;
        }

        double ms = Milliseconds(facts) ?? 0;

        yield return facts.AboutStatement(Metadata, new NodeObservation
        {
            Message = $"Turning the result into output took {Figure.Ms(ms)}, {Figure.Percent(facts.SharePercent(ms))} of the statement.",
            Keys = ["Serialization", "Execution Time"],
            Recommendation = "Select only the columns that are needed; fetch large values separately.",
            Stake = ms,
        });
    }
    /// <summary>True where this is said about the statement; that its result is large then goes without saying.</summary>
    internal static bool Speaks(PlanFacts facts) => facts.IsTimed && Milliseconds(facts) is { } ms && facts.SharePercent(ms) >= WarnPercent;

    private static double? Milliseconds(PlanFacts facts) =>
        (facts.Plan.Properties.GetValueOrDefault("Serialization") as IReadOnlyDictionary<string, object?>)
            ?.GetValueOrDefault("Time") as double?;
}
