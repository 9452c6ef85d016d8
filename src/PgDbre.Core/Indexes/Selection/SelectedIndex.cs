using PgDbre.Core.Catalog;
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

    /// <summary>What those gain by all chosen indexes together; empty if not simulated.</summary>
    public IReadOnlyList<QueryGain> Gains { get; init; } = [];

    /// <summary>Planner cost of those queries without it, weighted; null if not simulated.</summary>
    public double? CostBefore { get; init; }

    /// <summary>Planner cost of those queries with it.</summary>
    public double? CostAfter { get; init; }

    /// <summary>Milliseconds that would be lost if it alone were left out, writes included; null if not simulated.</summary>
    public double? ValueMs { get; init; }

    /// <summary>Milliseconds a day that it adds to writes; null where the writes are not known.</summary>
    public double? WriteMs { get; init; }

    /// <summary>Existing indexes that it makes superfluous, as the planner proved.</summary>
    public IReadOnlyList<TableIndex> Replaced { get; init; } = [];
}
