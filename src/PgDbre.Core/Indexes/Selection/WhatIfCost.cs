using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>What the planner says with hypothetical indexes.</summary>
/// <param name="Cost">Total cost of the plan.</param>
/// <param name="Used">Those of the hypothetical indexes that are in the plan.</param>
/// <param name="Refusal">Why the server takes no such index (an expression that is not IMMUTABLE, a type without operator class); null if it does.</param>
internal sealed record WhatIfCost(double Cost, IReadOnlyList<IndexCandidate> Used, string? Refusal = null);
