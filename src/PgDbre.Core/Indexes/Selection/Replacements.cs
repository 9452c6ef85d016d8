using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.WhatIf;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Existing indexes that a new one makes superfluous: the new one begins with all their keys, and the planner, made not to see them,
/// finds no query of the workload more expensive. Without that proof none is ever called superfluous.
/// </summary>
internal sealed class Replacements(IWhatIfPlanner planner, SchemaCatalog catalog)
{
    private const double Tolerance = 1.01;
    private readonly Dictionary<string, IReadOnlyList<TableIndex>> _proved = [];

    /// <summary>What the new index replaces.</summary>
    public IReadOnlyList<TableIndex> Of(IndexCandidate index) => _proved.GetValueOrDefault(index.Definition.Signature) ?? [];

    /// <summary>Proves for each new index, beside the others of the choice or alone, what it replaces.</summary>
    public async Task ProveAsync(
        IReadOnlyList<IndexCandidate> candidates,
        IReadOnlyList<IndexCandidate>? choice,
        IReadOnlyList<PlannedQuery> queries,
        CancellationToken cancellation)
    {
        foreach (IndexCandidate candidate in candidates)
        {
            TableIndex[] wanted = planner.CanHide ? [.. Superfluous(candidate)] : [];
            if (wanted.Length > 0)
            {
                bool isProved = await IsProvedAsync(choice ?? [candidate], wanted, candidate, queries, cancellation).ConfigureAwait(false);
                _proved[candidate.Definition.Signature] = isProved ? wanted : [];
            }
        }
    }

    private async Task<bool> IsProvedAsync(
        IReadOnlyList<IndexCandidate> beside,
        TableIndex[] replaced,
        IndexCandidate candidate,
        IReadOnlyList<PlannedQuery> queries,
        CancellationToken cancellation)
    {
        PlannedQuery[] touched =
            [.. queries.Where(query => query.IsSimulable && query.Accesses.Any(access => access.Table.Name == candidate.Definition.Table))];
        uint[] hidden = [.. replaced.Select(index => index.Oid)];
        IReadOnlyList<WhatIfCost> seen = await planner.CostsAsync(
            [.. touched.Select(query => new WhatIfQuestion(query, beside))], cancellation).ConfigureAwait(false);
        IReadOnlyList<WhatIfCost> unseen = await planner.CostsAsync(
            [.. touched.Select(query => new WhatIfQuestion(query, beside) { Hidden = hidden })], cancellation).ConfigureAwait(false);
        return seen.Zip(unseen).All(pair => pair.Second.Cost <= pair.First.Cost * Tolerance);
    }

    private IEnumerable<TableIndex> Superfluous(IndexCandidate candidate) => (catalog.Find(candidate.Definition.Table)?.Indexes ?? [])
        .Where(index => index.IsValid && !index.IsUnique && index.Constraint is null && !index.IsReplicaIdentity)
        .Where(index =>
            index.Included.All(candidate.Definition.Stores)
            && IndexCoverage.IsServedBy(AsDefinition(candidate, index), freeKeys: 0, isSorted: true, candidate.Definition));

    private static IndexDefinition AsDefinition(IndexCandidate candidate, TableIndex index) => new()
    {
        Table = candidate.Definition.Table,
        Method = index.Method,
        Where = index.Predicate,
        Keys =
        [
            .. index.Keys.Select(key => new IndexKey
            {
                Column = key.Column,
                Expression = key.Expression,
                OperatorClass = key.OperatorClass,
                Collation = key.Collation,
                IsDescending = key.IsDescending,
                NullsFirst = key.NullsFirst,
            }),
        ],
    };
}
