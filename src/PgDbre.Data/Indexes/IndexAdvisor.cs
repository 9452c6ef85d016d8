using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Indexes.WhatIf;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Advises on the indexes of one database: plans the queries, reads their tables, simulates what might help. Reads only.</summary>
public sealed class IndexAdvisor
{
    private readonly PgConnection _connection;
    private readonly AdviceRequest _request;

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
        Deadline deadline = new(_request.TimeLimit);
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        WorkloadPlans plans = await WorkloadPlans.ReadAsync(_connection, transaction, _request.Queries, cancellation).ConfigureAwait(false);
        SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, ScopeOf(plans), cancellation).ConfigureAwait(false);

        List<RejectedCandidate> rejected = [];
        List<PlannedQuery> queries = Analyse(plans, catalog, rejected);
        CandidateList keys = ForeignKeyCandidates.Find(ForeignKeyTables(catalog));
        rejected.AddRange(keys.Rejected);

        SelectionResult? simulated = await SimulateAsync(transaction, catalog, queries, deadline, cancellation).ConfigureAwait(false);
        SelectionResult result = RuleSelector.Select(queries, keys.Moves, simulated?.Selected ?? [], onlyUnsimulable: simulated is not null);
        result = new RuleBudget(catalog, _request.SelectionLimits).Apply(result);
        PartitionedTables partitioned = await PartitionTreeReader.ReadAsync(
            transaction,
            result.Selected.Select(index => catalog.Find(index.Candidate.Definition.Table)).OfType<Table>(),
            cancellation).ConfigureAwait(false);
        result = result with { Selected = new PartitionLift(catalog, partitioned, _request.SelectionLimits).Lift(result.Selected) };
        RecommendationWriter writer = new(_connection.Server, _connection.Database, catalog, partitioned);
        return new Advice
        {
            Recommendations = [.. result.Selected.OrderByDescending(index => index.CostBefore - index.CostAfter ?? 0).Select(writer.Write)],
            Failures = plans.Failures,
            Rejected = [.. rejected.Concat(simulated?.Rejected ?? []).Concat(result.Rejected).Select(Describe).Distinct()],
            Regressions = simulated?.Regressions ?? [],
            IsSimulated = simulated is not null,
            IsComplete = simulated?.IsComplete ?? true,
            PlanCount = simulated?.PlanCount ?? 0,
            CostBefore = simulated?.CostBefore ?? 0,
            CostAfter = simulated?.CostAfter ?? 0,
        };
    }

    private RejectedIndex Describe(RejectedCandidate rejected) => new()
    {
        Server = _connection.Server,
        Database = _connection.Database,
        Candidate = rejected.Index,
        Cause = rejected.Cause,
        Value = rejected.Value,
        ServedBy = rejected.Other,
        Reason = rejected.Reason,
    };

    private CatalogScope ScopeOf(WorkloadPlans plans) => new()
    {
        Tables = [.. plans.Plans.SelectMany(plan => PlanScanner.TablesOf(plan.Shape)).Distinct()],
        SchemaPattern = _request.ForeignKeySchemas,
        IncludeValues = plans.Plans.Count > 0,
    };

    // Two passes: which literals are constants shows only over all queries.
    private List<PlannedQuery> Analyse(WorkloadPlans plans, SchemaCatalog catalog, List<RejectedCandidate> rejected)
    {
        ConstantPredicates constants = new();
        List<(QueryPlans Plans, IReadOnlyList<TableAccess> Accesses)> scanned = [];
        foreach (QueryPlans plan in plans.Plans)
        {
            bool hasParameters = plan.Query.Statement?.ParameterCount > 0;
            IReadOnlyList<TableAccess> accesses = PlanScanner.Scan(plan.Shape, catalog, hasParameters);
            constants.Add(accesses);
            scanned.Add((plan, accesses));
        }

        return scanned.ConvertAll(one =>
        {
            CandidateList found = CandidateFinder.Find(one.Accesses, catalog, _request.VectorPolicy, constants);
            rejected.AddRange(found.Rejected);
            return new PlannedQuery { Query = one.Plans.Query, Plan = one.Plans.Cost, Accesses = one.Accesses, Moves = found.Moves };
        });
    }

    private IEnumerable<Table> ForeignKeyTables(SchemaCatalog catalog) => _request.ForeignKeySchemas is { } pattern
        ? catalog.Tables.Where(table => SchemaPattern.IsMatch(table.Name.Schema, pattern))
        : [];

    private async Task<SelectionResult?> SimulateAsync(
        ServerTransaction transaction, SchemaCatalog catalog, List<PlannedQuery> queries, Deadline deadline, CancellationToken cancellation)
    {
        HypotheticalIndexes? indexes = await HypotheticalIndexes.OpenAsync(transaction, cancellation).ConfigureAwait(false);
        if (indexes is null)
        {
            return null;
        }

        // Without calls a day nothing relates the reads of the workload to the writes of the tables.
        bool hasRates = queries.Exists(query => query.Query.CallsPerDay is not null);
        WriteLoad writes = hasRates
            ? await WriteActivityReader.ReadAsync(transaction, _connection, catalog, cancellation).ConfigureAwait(false)
            : new WriteLoad(catalog, new Dictionary<TableName, TableWrites>());
        await using (indexes.ConfigureAwait(false))
        {
            WhatIfPlanner planner = new(transaction, indexes);
            await using (planner.ConfigureAwait(false))
            {
                IndexSelector selector = new(planner, catalog, writes, _request.SelectionLimits, deadline);
                return await selector.SelectAsync(queries, cancellation).ConfigureAwait(false);
            }
        }
    }
}
