using PgDbre.Core.Plans;

namespace PgDbre.Data.Plans.Proving;

/// <summary>A plan whose findings carry proofs.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">What kept findings from being tried, and the exact remedy.</param>
public sealed record ProofResult(Plan Plan, IReadOnlyList<string> Warnings);
