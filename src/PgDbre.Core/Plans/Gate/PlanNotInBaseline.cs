using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Gate;

internal sealed class PlanNotInBaseline : PlanGateRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "plan-not-in-baseline",
        Title = "The baseline does not know the query",
        Why = "A query without an accepted plan cannot get worse: its regressions pass unseen.",
        Advice = "Look at its plan and accept it with -UpdateBaseline.",
        BadExample = "a query that was added or rewritten after the baseline",
        GoodExample = "every query of the workload has a plan in the baseline",
        MaxSeverity = Severity.Info,
        SeverityRule = "Always info: a new query is no fault.",
    };

    public override IEnumerable<Finding> Examine(PlanGateSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Accepted.Count > 0
            ? []
            : [subject.Finding(Metadata, Severity.Info, "The baseline has no plan of this query.", PlanKey.Of(subject.Plan), Metadata.Advice)];
    }
}
