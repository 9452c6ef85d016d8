using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Selection;

namespace PgDbre.Data.Indexes;

/// <summary>What an advisor answers.</summary>
public sealed record Advice
{
    /// <summary>Indexes that should be built.</summary>
    public required IReadOnlyList<IndexRecommendation> Recommendations { get; init; }

    /// <summary>Queries that could not be planned, with the reason; the others were served nevertheless.</summary>
    public required IReadOnlyList<(WorkloadQuery Query, PgDbreException Failure)> Failures { get; init; }

    /// <summary>What was thought of and left out, as "index: why".</summary>
    public required IReadOnlyList<string> Rejected { get; init; }

    /// <summary>False if HypoPG is missing, so that nothing was simulated.</summary>
    public required bool IsSimulated { get; init; }
}
