using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class FewerWorkers : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "fewer-workers-than-planned",
        Code = "PAR-FEWER",
        Title = "Fewer parallel workers than planned",
        Why = "The plan was chosen for more processes than the server had free.",
        Advice = "Look at max_parallel_workers, max_worker_processes and what else runs in parallel.",
        BadExample = "Workers Planned: 2, Workers Launched: 0",
        GoodExample = "Workers Planned: 2, Workers Launched: 2",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode gather in facts.LiveNodes.Where(node => node.IsGather()))
        {
            double planned = gather.Number("Workers Planned") ?? 0;
            double launched = gather.Number("Workers Launched") ?? planned;
            if (launched >= planned)
            {
                continue;
            }

            yield return facts.About(Metadata, gather, new NodeObservation
            {
                Message = $"{Figure.Count(planned)} parallel workers were planned, {Figure.Count(launched)} started.",
                Keys = ["Workers Planned", "Workers Launched"],
                Recommendation = "Raise max_parallel_workers (and max_worker_processes, with a restart), or let fewer "
                    + "statements run in parallel at a time.",
                // What the missing processes would have taken over, were the work shared evenly.
                Stake = facts.Subtree(gather) * (planned - launched) / (planned + 1),
                IsApproximate = true,
            });
        }
    }
}
