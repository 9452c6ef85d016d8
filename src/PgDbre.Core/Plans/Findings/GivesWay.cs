namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Some rules describe a symptom: much was read, much was touched. Beside the finding that names the fault they would only repeat it.
/// </summary>
public enum GivesWay
{
    /// <summary>It names a fault of its own.</summary>
    Never,

    /// <summary>Silent where another finding explains the same node.</summary>
    AtSameNode,

    /// <summary>Silent where another finding explains any part of the plan.</summary>
    InSamePlan,
}
