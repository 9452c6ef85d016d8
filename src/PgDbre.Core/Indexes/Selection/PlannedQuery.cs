using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>A query of the workload with its plan as things are, and what could serve it.</summary>
internal sealed record PlannedQuery
{
    /// <summary>The query.</summary>
    public required WorkloadQuery Query { get; init; }

    /// <summary>Its plan under the server's own settings.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The tables it reads; no index of another table can change its cost.</summary>
    public required IReadOnlySet<TableName> Tables { get; init; }

    /// <summary>What could serve it.</summary>
    public required IReadOnlyList<CandidateMove> Moves { get; init; }
}
