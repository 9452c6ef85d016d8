using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Asks each question once: a query's cost depends only on the indexes of the tables it reads.</summary>
internal sealed class WhatIfCache(IWhatIfPlanner planner)
{
    private readonly Dictionary<(PlannedQuery Query, string Indexes), WhatIfCost> _known = [];

    public async Task<WhatIfCost> CostAsync(PlannedQuery query, IEnumerable<CandidateMove> moves, CancellationToken cancellation)
    {
        IndexCandidate[] relevant =
        [
            .. moves.SelectMany(move => move.Candidates)
                .Where(candidate => query.Tables.Contains(candidate.Definition.Table))
                .DistinctBy(candidate => candidate.Definition.Signature)
                .OrderBy(candidate => candidate.Definition.Signature, StringComparer.Ordinal),
        ];
        if (relevant.Length == 0)
        {
            return new WhatIfCost(query.Plan.TotalCost, []);
        }

        string key = string.Join("\n", relevant.Select(candidate => candidate.Definition.Signature));
        if (!_known.TryGetValue((query, key), out WhatIfCost? cost))
        {
            _known[(query, key)] = cost = await planner.CostAsync(query, relevant, cancellation).ConfigureAwait(false);
        }

        return cost;
    }
}
