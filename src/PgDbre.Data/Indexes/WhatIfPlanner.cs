using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Plans;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes;

/// <summary>Plans queries of one session with its hypothetical indexes.</summary>
internal sealed class WhatIfPlanner(PgConnection connection, ServerTransaction transaction, HypotheticalIndexes indexes) : IWhatIfPlanner
{
    /// <inheritdoc />
    public async Task<WhatIfCost> CostAsync(PlannedQuery query, IReadOnlyList<IndexCandidate> candidates, CancellationToken cancellation)
    {
        if (await indexes.SetAsync(candidates, cancellation).ConfigureAwait(false) is { } refusal)
        {
            return new WhatIfCost(query.Plan.TotalCost, [], refusal);
        }

        Plan? plan = await StatementPlanner.PlanAsync(connection, transaction, QueryPlans.RequestFor(query.Query), cancellation).ConfigureAwait(false);
        return plan is null
            ? new WhatIfCost(query.Plan.TotalCost, [])
            : new WhatIfCost(plan.TotalCost, indexes.In(plan.Root.Subtree().Select(node => node.IndexName).OfType<string>().ToHashSet()));
    }
}
