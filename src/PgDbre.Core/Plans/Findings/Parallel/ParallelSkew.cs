using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class ParallelSkew : PlanRule
{
    private const double LongMs = 100;
    private const double SkewFactor = 2;
    // A node is where the skew comes from as long as it holds most of the slowest process's time.
    private const double MostOfIt = 0.8;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "parallel-skew",
        Code = "PAR-SKEW",
        Title = "One process of a parallel plan does most of the work",
        Why = "A Gather waits for its slowest process: where one has most of the work, the others were started for nothing.",
        Advice = "Look at what cannot be divided: one large partition, a scan that is not parallel, a few values with most rows.",
        BadExample = "Worker 0: actual time=0.1..2.0; Worker 1: actual time=0.1..900.0",
        GoodExample = "Worker 0: actual time=0.1..310.0; Worker 1: actual time=0.1..305.0",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing | PlanNeeds.Verbose;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from gather in facts.LiveNodes
        where gather.IsGather()
        let top = gather.Outer()
        where top?.Metrics.Participants is { } times && IsSkewed(gather, times)
        select Found(facts, gather, top);

    // A worker that did not run the node at all counts as well: it did nothing.
    private static double Mean(PlanNode gather, ParticipantTimes times) =>
        times.MeanMs * times.Count / Math.Max(times.Count, (gather.Number("Workers Launched") ?? 0) + (times.LeaderMs is null ? 0 : 1));

    private static bool IsSkewed(PlanNode gather, ParticipantTimes times) =>
        times.SlowestMs >= LongMs && times.SlowestMs >= SkewFactor * Mean(gather, times);

    private Finding Found(PlanFacts facts, PlanNode gather, PlanNode top)
    {
        ParticipantTimes times = top.Metrics.Participants!;
        PlanNode origin = Origin(top, times);
        double mean = Mean(gather, times);
        string who = times.SlowestWorker is { } worker ? $"Worker {worker}" : "The leader";
        return facts.About(Metadata, origin, new NodeObservation
        {
            Message = $"{who} spent {Figure.Ms(times.SlowestMs)} below the {gather.NodeType}, its processes {Figure.Ms(mean)} on average: "
                + $"the others waited. Most of it was {origin}.",
            Keys = ["Actual Total Time", "Actual Loops", "Workers"],
            Recommendation = "Divide what one process had alone: split a partition that is much larger than the others, or see why "
                + "this scan is not a parallel one. If it cannot be divided, fewer workers do as well.",
            Stake = times.SlowestMs - mean,
        });
    }

    private static PlanNode Origin(PlanNode top, ParticipantTimes times)
    {
        PlanNode origin = top;
        while (origin.Inputs().FirstOrDefault(input => HasMost(input, times)) is { } deeper)
        {
            origin = deeper;
        }

        return origin;
    }

    // A node that no worker ran was the leader's alone.
    private static bool HasMost(PlanNode node, ParticipantTimes whole) => node.Metrics.Participants is { } times
        ? times.SlowestWorker == whole.SlowestWorker && times.SlowestMs >= MostOfIt * whole.SlowestMs
        : whole.SlowestWorker is null && node.ActualTotalMs * node.Loops >= MostOfIt * whole.SlowestMs;
}
