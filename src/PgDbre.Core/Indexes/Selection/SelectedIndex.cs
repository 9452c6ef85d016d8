using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>An index that will be recommended, and what is known of its worth.</summary>
internal sealed record SelectedIndex
{
    /// <summary>The index.</summary>
    public required IndexCandidate Candidate { get; init; }

    /// <summary>How far it is proved.</summary>
    public required Verification Verification { get; init; }

    /// <summary>The queries it serves.</summary>
    public IReadOnlyList<PlannedQuery> Queries { get; init; } = [];

    /// <summary>Planner cost of those queries without it, weighted; null if not simulated.</summary>
    public double? CostBefore { get; init; }

    /// <summary>Planner cost of those queries with it.</summary>
    public double? CostAfter { get; init; }
}
