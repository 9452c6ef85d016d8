using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class ParallelOverhead : PlanRule
{
    private const double LongMs = 100;
    private const double OverheadShare = 0.4;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "parallel-overhead",
        Code = "PAR-OVERHEAD",
        Title = "Starting workers and collecting their rows costs more than they save",
        Why = "Each Gather starts processes, and every row they find goes through a queue to the leader.",
        Advice = "Compare with a serial plan; aggregate or filter below the Gather; parallel_setup_cost, parallel_tuple_cost.",
        BadExample = "Gather (actual time=5..900 rows=2000000) -> Parallel Seq Scan (actual time=0..150)",
        GoodExample = "Finalize Aggregate -> Gather (rows=3) -> Partial Aggregate",
        MaxSeverity = Severity.Medium,
        SeverityRule = "By the share of time above the workers: medium from 10 %, else low; never high, as the serial plan was not tried.",
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing;

    public override EstimateFault BroughtAboutBy => EstimateFault.TooMany;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode gather in facts.LiveNodes.Where(node => node.IsGather() && node.Number("Workers Launched") > 0))
        {
            double whole = gather.Metrics.InclusiveMs ?? 0;
            double overhead = facts.Own(gather) - WaitedForSlowest(gather);
            if (overhead >= LongMs && overhead >= OverheadShare * whole)
            {
                yield return Found(facts, gather, whole, overhead);
            }
        }
    }

    // The node's own time holds what its slowest process took longer than the average of them; parallel-skew speaks of that.
    private static double WaitedForSlowest(PlanNode gather) =>
        gather.Outer()?.Metrics is { Participants: { } times, InclusiveMs: { } average }
        ? Math.Max(0, times.SlowestMs - average)
        : 0;

    private Finding Found(PlanFacts facts, PlanNode gather, double whole, double overhead)
    {
        double runs = gather.Loops ?? 1;
        double rows = gather.Metrics.TotalRows ?? 0;
        return facts.About(Metadata, gather, new NodeObservation
        {
            Message = $"Of {Figure.Ms(whole)} of this {gather.NodeType}, {Figure.Ms(overhead)} went into starting workers and collecting "
                + $"{Figure.Count(rows)} rows from them" + (runs > 1 ? $", {Figure.Count(runs)} times." : "."),
            Keys = ["Workers Planned", "Workers Launched", "Actual Rows", "Actual Loops", "Actual Total Time", "Parallel Aware"],
            Recommendation = (runs > 1
                    ? "The workers are started anew for each outer row: a join that runs this side once is better. "
                    : "")
                + "Run it without workers and compare; where many rows pass, aggregate or filter them below the Gather.",
            Sql = "SET LOCAL max_parallel_workers_per_gather = 0;",
            Stake = overhead,
            Severity = facts.SharePercent(overhead) >= PlanSeverity.MediumPercent ? Severity.Medium : Severity.Low,
            // Without VERBOSE only the average of the processes is known, and a slow one looks like overhead.
            IsApproximate = gather.Outer()?.Metrics.Participants is null,
        });
    }
}
