using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.WhatIf;

/// <summary>What the planner says with hypothetical indexes.</summary>
/// <param name="Cost">Total cost of the plan.</param>
/// <param name="Used">Those of the hypothetical indexes that are in the plan.</param>
internal sealed record WhatIfCost(double Cost, IReadOnlyList<IndexCandidate> Used)
{
    /// <summary>True if the index is in the plan.</summary>
    public bool Uses(IndexCandidate candidate) => Used.Any(used => used.Definition.Signature == candidate.Definition.Signature);
}
