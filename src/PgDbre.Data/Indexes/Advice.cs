using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Selection;

namespace PgDbre.Data.Indexes;

/// <summary>What an advisor answers.</summary>
public sealed record Advice
{
    /// <summary>Indexes that should be built, the one that saves most first.</summary>
    public required IReadOnlyList<IndexRecommendation> Recommendations { get; init; }

    /// <summary>Queries that could not be planned, with the reason; the others were served nevertheless.</summary>
    public required IReadOnlyList<(WorkloadQuery Query, PgDbreException Failure)> Failures { get; init; }

    /// <summary>What was thought of and left out, with the number that decided.</summary>
    public required IReadOnlyList<RejectedIndex> Rejected { get; init; }

    /// <summary>Queries whose estimated cost rises with the recommended indexes.</summary>
    public IReadOnlyList<QueryGain> Regressions { get; init; } = [];

    /// <summary>False if HypoPG is missing, so that nothing was simulated.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>False if the time limit ended the search.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>How many plans the simulation asked for.</summary>
    public int PlanCount { get; init; }

    /// <summary>Planner cost of all queries, weighted, as things are; 0 if nothing was simulated.</summary>
    public double CostBefore { get; init; }

    /// <summary>The same with all recommended indexes.</summary>
    public double CostAfter { get; init; }
}
