using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Advises on the indexes of one database: plans the queries, reads their tables, simulates what might help. Reads only.</summary>
public sealed class IndexAdvisor
{
    private readonly PgConnection _connection;
    private readonly AdviceRequest _request;
    private readonly List<(WorkloadQuery Query, PgDbreException Failure)> _failures = [];

    /// <summary>An advisor for one request.</summary>
    public IndexAdvisor(PgConnection connection, AdviceRequest request)
    {
        _connection = connection;
        _request = request;
    }

    /// <summary>Works the request out in one read-only transaction.</summary>
    /// <exception cref="PgDbreException">The connection or the catalog failed; a query that fails is in the advice instead.</exception>
    public async Task<Advice> AdviseAsync(CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        List<QueryPlans> plans = await PlanAllAsync(transaction, cancellation).ConfigureAwait(false);
        SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, ScopeOf(plans), cancellation).ConfigureAwait(false);

        List<RejectedCandidate> rejected = [];
        List<PlannedQuery> queries = plans.ConvertAll(plan => Analyse(plan, catalog, rejected));
        CandidateList keys = ForeignKeyCandidates.Find(ForeignKeyTables(catalog));
        rejected.AddRange(keys.Rejected);

        SelectionResult? simulated = await SimulateAsync(transaction, catalog, queries, cancellation).ConfigureAwait(false);
        SelectionResult result = RuleSelector.Select(queries, keys.Moves, simulated?.Selected ?? [], onlyUnsimulable: simulated is not null);
        RecommendationWriter writer = new(_connection.Server, _connection.Database, catalog);
        return new Advice
        {
            Recommendations = [.. result.Selected.OrderByDescending(index => index.CostBefore - index.CostAfter ?? 0).Select(writer.Write)],
            Failures = _failures,
            Rejected = [.. rejected.Concat(simulated?.Rejected ?? []).Concat(result.Rejected).Select(one => $"{one.Index}: {one.Reason}").Distinct()],
            IsSimulated = simulated is not null,
        };
    }

    private async Task<List<QueryPlans>> PlanAllAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        List<QueryPlans> plans = [];
        foreach (WorkloadQuery query in _request.Queries)
        {
            try
            {
                if (await QueryPlans.ReadAsync(_connection, transaction, query, cancellation).ConfigureAwait(false) is { } read)
                {
                    plans.Add(read);
                }
            }
            catch (PgDbreException failure) when (failure.SqlState is not null || failure.ErrorId == "PgNotExplainable")
            {
                _failures.Add((query, failure));
            }
        }

        return plans;
    }

    private CatalogScope ScopeOf(List<QueryPlans> plans) => new()
    {
        Tables = [.. plans.SelectMany(plan => PlanScanner.TablesOf(plan.Shape)).Distinct()],
        SchemaPattern = _request.ForeignKeySchemas,
        IncludeValues = plans.Count > 0,
    };

    private PlannedQuery Analyse(QueryPlans plans, SchemaCatalog catalog, List<RejectedCandidate> rejected)
    {
        CandidateList found = CandidateFinder.Find(plans.Shape, catalog, _request.VectorPolicy);
        rejected.AddRange(found.Rejected);
        return new PlannedQuery
        {
            Query = plans.Query,
            Plan = plans.Cost,
            Tables = PlanScanner.TablesOf(plans.Shape).ToHashSet(),
            Moves = found.Moves,
        };
    }

    private IEnumerable<Table> ForeignKeyTables(SchemaCatalog catalog) => _request.ForeignKeySchemas is { } pattern
        ? catalog.Tables.Where(table => SchemaPattern.IsMatch(table.Name.Schema, pattern))
        : [];

    private async Task<SelectionResult?> SimulateAsync(
        ServerTransaction transaction, SchemaCatalog catalog, List<PlannedQuery> queries, CancellationToken cancellation)
    {
        HypotheticalIndexes? indexes = await HypotheticalIndexes.OpenAsync(transaction, cancellation).ConfigureAwait(false);
        if (indexes is null)
        {
            return null;
        }

        await using (indexes.ConfigureAwait(false))
        {
            WhatIfPlanner planner = new(_connection, transaction, indexes);
            IndexSelector selector = new(planner, catalog, _request.MinGainPercent);
            return await selector.SelectAsync(queries, cancellation).ConfigureAwait(false);
        }
    }
}
