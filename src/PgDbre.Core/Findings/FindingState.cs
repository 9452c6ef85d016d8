namespace PgDbre.Core.Findings;

/// <summary>What the gate makes of a finding.</summary>
public enum FindingState
{
    /// <summary>Counts.</summary>
    New,
    /// <summary>In the baseline.</summary>
    Known,
    /// <summary>Silenced by a comment.</summary>
    Suppressed,
}
