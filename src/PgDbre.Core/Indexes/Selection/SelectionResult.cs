using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>What a selection kept, and what it left out and why.</summary>
/// <param name="Selected">To be recommended.</param>
/// <param name="Rejected">Left out.</param>
internal sealed record SelectionResult(IReadOnlyList<SelectedIndex> Selected, IReadOnlyList<RejectedCandidate> Rejected)
{
    /// <summary>Queries whose estimated cost rises.</summary>
    public IReadOnlyList<QueryGain> Regressions { get; init; } = [];

    /// <summary>How many plans were asked for.</summary>
    public int PlanCount { get; init; }

    /// <summary>False if the time limit ended the search.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Planner cost of all queries, weighted, as things are.</summary>
    public double CostBefore { get; init; }

    /// <summary>The same with the selected indexes.</summary>
    public double CostAfter { get; init; }
}
