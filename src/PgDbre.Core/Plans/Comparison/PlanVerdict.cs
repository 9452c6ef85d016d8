namespace PgDbre.Core.Plans.Comparison;

/// <summary>How the second plan does against the first.</summary>
public enum PlanVerdict
{
    /// <summary>Within what changes from run to run.</summary>
    Same,
    /// <summary>Less work, or less time for the same work.</summary>
    Better,
    /// <summary>More work, or more time for the same work.</summary>
    Worse,
}
