using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class JitDominates : PlanRule
{
    private const double WarnPercent = 10;
    private const double HighPercent = 30;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "jit-dominates",
        Code = "JIT-COST",
        Title = "Just-in-time compilation takes a large part",
        Why = "Compiling pays off only for statements that run for seconds; here it took a good part of the time.",
        Advice = "jit = off for the statement or the role, or a higher jit_above_cost; check whether the cost estimate is too high.",
        BadExample = "JIT Total 332 ms of Execution Time 660 ms",
        GoodExample = "no JIT group: the cost stayed below jit_above_cost",
        MaxSeverity = Severity.High,
        SeverityRule = "High from 30 % of the execution time (10 ms and more), medium from 10 %.",
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        if (facts.Plan is not { Jit.TotalMs: > 0 and var total, ExecutionMs: > 0 and var execution }
            || 100 * total / execution is var share && share < WarnPercent)
        {
            yield break;
        }

        yield return facts.AboutStatement(Metadata, new NodeObservation
        {
            Message = $"Compiling {Figure.Count(facts.Plan.Jit!.Functions)} functions took {Figure.Ms(total)} of {Figure.Ms(execution)}.",
            Keys = ["JIT", "Execution Time"],
            Recommendation = "Turn jit off for this statement and compare; if the plan's cost is overestimated, mend that first.",
            Sql = "SET LOCAL jit = off;",
            Stake = total,
            Severity = share >= HighPercent && PlanSeverity.Of(facts, 100) == Severity.High ? Severity.High : Severity.Medium,
            // The sum over all processes; with workers the wall clock saw less of it.
            IsApproximate = facts.Nodes.Any(node => node.IsGather()),
        });
    }
}
