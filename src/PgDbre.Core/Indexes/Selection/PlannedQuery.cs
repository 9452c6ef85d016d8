using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>A query of the workload with its plan as things are, and what could serve it.</summary>
internal sealed class PlannedQuery
{
    /// <summary>The query.</summary>
    public required WorkloadQuery Query { get; init; }

    /// <summary>Its plan under the server's own settings.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What it wants of each table; no index of another table can change its cost.</summary>
    public required IReadOnlyList<TableAccess> Accesses { get; init; }

    /// <summary>What could serve it.</summary>
    public required IReadOnlyList<CandidateMove> Moves { get; init; }

    /// <summary>True if it can be planned again.</summary>
    public bool IsSimulable => Query.Statement is not null;

    /// <summary>
    /// True if the index could be in its plan: it leads with something the query searches, joins, sorts or groups by, or holds all that
    /// the query reads of the table.
    /// </summary>
    public bool CouldUse(IndexCandidate index) => IsSimulable && Accesses.Any(access =>
        access.Table.Name == index.Definition.Table
        && (index.Definition.Keys[0].Column is not { } leading
            || access.SearchColumns.Contains(leading)
            || access.IsCoveredBy(index.Definition)));
}
