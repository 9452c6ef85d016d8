using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// The family of plan findings: one file, one sealed class, found by type (<see cref="RuleFamily"/>), in a folder by its subject. A
/// rule is run only on plans that hold what it <see cref="Needs"/>.
/// </summary>
public abstract class PlanRule : IRule
{
    /// <inheritdoc />
    public abstract RuleMetadata Metadata { get; }

    /// <summary>What the plan must hold; most rules compare with what really happened.</summary>
    public virtual PlanNeeds Needs => PlanNeeds.Actuals;

    /// <summary>Before which findings this rule's are dropped; most rules name a fault and stand.</summary>
    public virtual GivesWay GivesWay => GivesWay.Never;

    /// <summary>True if it speaks of the planner's row numbers, which explain a choice but not what a node did.</summary>
    public virtual bool IsAboutEstimates => false;

    /// <summary>The wrong estimate, at the node or its inputs, that the rule's findings follow from where there is one.</summary>
    public virtual EstimateFault BroughtAboutBy => EstimateFault.None;

    /// <summary>From facts to findings.</summary>
    /// <param name="facts">The plan and what is known around it.</param>
    public abstract IEnumerable<Finding> Examine(PlanFacts facts);
}
