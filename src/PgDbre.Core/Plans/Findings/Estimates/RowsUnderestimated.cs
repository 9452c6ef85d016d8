using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class RowsUnderestimated : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "rows-underestimated",
        Code = "EST-UNDER",
        Title = "Far more rows than planned",
        Why = "Plans chosen for few rows (nested loops, small hash tables) are run with many.",
        Advice = "ANALYZE, a higher statistics target, extended statistics for correlated columns, statistics on expressions.",
        BadExample = "rows=1 planned, rows=200 actual",
        GoodExample = "rows=200 planned, rows=200 actual",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule + " The time at stake is the node's and that of the nodes that inherit the error.",
    };

    public override bool IsAboutEstimates => true;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        RowEstimate estimate = new(facts, under: true);
        return AppendMembers.Group(facts, estimate.UnexplainedCauses())
            .Select(members => EstimateFinding.Make(Metadata, facts, members, estimate.Consequences(members.Worst)));
    }
}
