using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Gate;

/// <summary>The family of rules that compare a plan with the accepted ones of its query: one file, one sealed class, found by type.</summary>
public abstract class PlanGateRule : IRule
{
    /// <inheritdoc />
    public abstract RuleMetadata Metadata { get; }

    /// <summary>From a plan and its baseline to findings.</summary>
    public abstract IEnumerable<Finding> Examine(PlanGateSubject subject);
}
