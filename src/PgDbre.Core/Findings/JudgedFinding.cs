namespace PgDbre.Core.Findings;

/// <summary>A finding and what the gate makes of it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="State">New, known or suppressed.</param>
/// <param name="Reason">Why it is suppressed; null otherwise.</param>
public sealed record JudgedFinding(Finding Finding, FindingState State, string? Reason = null);
