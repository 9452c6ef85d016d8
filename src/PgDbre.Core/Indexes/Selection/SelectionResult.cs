using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>What a selection kept, and what it left out and why.</summary>
/// <param name="Selected">To be recommended, the most useful first.</param>
/// <param name="Rejected">Left out.</param>
internal sealed record SelectionResult(IReadOnlyList<SelectedIndex> Selected, IReadOnlyList<RejectedCandidate> Rejected);
