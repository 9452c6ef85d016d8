using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class RowsOverestimated : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "rows-overestimated",
        Code = "EST-OVER",
        Title = "Far fewer rows than planned",
        Why = "Plans chosen for many rows (full scans, large sorts, JIT, parallel workers) are run for few.",
        Advice = "ANALYZE, a higher statistics target, extended statistics for correlated columns, statistics on expressions.",
        BadExample = "rows=6696 planned, rows=0 actual, read to the end",
        GoodExample = "rows=200 planned, rows=200 actual",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule + " The time at stake is the node's and that of the nodes that inherit the error.",
    };

    public override bool IsAboutEstimates => true;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        RowEstimate estimate = new(facts, under: false);
        return AppendMembers.Group(facts, estimate.UnexplainedCauses())
            .Select(members => EstimateFinding.Make(Metadata, facts, members, estimate.Consequences(members.Worst)));
    }
}
