using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;

namespace PgDbre.Core.Indexes.WhatIf;

/// <summary>What would this query cost if these indexes existed and those were gone?</summary>
/// <param name="Query">The query.</param>
/// <param name="Indexes">All that are supposed to exist besides the real ones.</param>
internal sealed record WhatIfQuestion(PlannedQuery Query, IReadOnlyList<IndexCandidate> Indexes)
{
    /// <summary>Real indexes the planner must not see, by oid; only where <see cref="IWhatIfPlanner.CanHide"/>.</summary>
    public IReadOnlyList<uint> Hidden { get; init; } = [];
}
