using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.WhatIf;

/// <summary>Plans queries as if indexes existed, many at a time.</summary>
internal interface IWhatIfPlanner
{
    /// <summary>True if real indexes can be hidden from the planner (HypoPG 1.4 and later).</summary>
    bool CanHide { get; }

    /// <summary>How many questions one round trip answers; a caller with a deadline looks at the clock in between.</summary>
    int BatchSize { get; }

    /// <summary>What the server says against each of these indexes, by signature; those it takes are not in it.</summary>
    Task<IReadOnlyDictionary<string, string>> RefusalsAsync(IReadOnlyList<IndexCandidate> indexes, CancellationToken cancellation);

    /// <summary>The answers, in the order of the questions. Neighbours with similar indexes are the cheapest.</summary>
    Task<IReadOnlyList<WhatIfCost>> CostsAsync(IReadOnlyList<WhatIfQuestion> questions, CancellationToken cancellation);
}
