using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Plans queries as if indexes existed.</summary>
internal interface IWhatIfPlanner
{
    /// <summary>The query's cost with all these indexes.</summary>
    Task<WhatIfCost> CostAsync(PlannedQuery query, IReadOnlyList<IndexCandidate> indexes, CancellationToken cancellation);
}
