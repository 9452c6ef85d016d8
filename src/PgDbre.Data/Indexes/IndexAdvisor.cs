using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Indexes.WhatIf;
using PgDbre.Data.Catalog;
using PgDbre.Data.Catalog.Copying;
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

    /// <summary>Works the request out in one read-only transaction; with a copy it plans there, and reads only the catalog here.</summary>
    /// <exception cref="PgDbreException">The connection or the catalog failed; a query that fails is in the advice instead.</exception>
    public async Task<Advice> AdviseAsync(CancellationToken cancellation)
    {
        Deadline deadline = new(_request.TimeLimit);
        PgConnection planner = _request.Copy?.Planner ?? _connection;
        if (_request.Copy is { } copy)
        {
            await CopyStatisticsAsync(copy, cancellation).ConfigureAwait(false);
        }

        await using ServerTransaction planning =
            await ServerTransaction.ReadOnlyAsync(planner, _request.Limits, cancellation).ConfigureAwait(false);
        WorkloadPlans plans = await WorkloadPlans.ReadAsync(planner, planning, _request.Queries, cancellation).ConfigureAwait(false);
        (SchemaCatalog catalog, WriteLoad writes, VectorIndexPolicy policy) = await AskAsync(
            planning, transaction => ReadFromAsync(transaction, ScopeOf(plans), cancellation), cancellation).ConfigureAwait(false);

        List<RejectedCandidate> rejected = [];
        List<PlannedQuery> queries = Analyse(plans, catalog, policy, rejected);
        CandidateList keys = ForeignKeyCandidates.Find(ForeignKeyTables(catalog));
        rejected.AddRange(keys.Rejected);

        SelectionResult? simulated = await SimulateAsync(planning, catalog, writes, queries, deadline, cancellation).ConfigureAwait(false);
        SelectionResult result =
            RuleSelector.Select(queries, keys.Moves, simulated?.Selected ?? [], onlyUnsimulable: simulated is not null);
        result = new RuleBudget(catalog, _request.SelectionLimits).Apply(result);
        PartitionedTables partitioned = await AskAsync(
            planning,
            transaction => PartitionTreeReader.ReadAsync(
                transaction,
                result.Selected.Select(index => catalog.Find(index.Candidate.Definition.Table)).OfType<Table>(),
                cancellation),
            cancellation).ConfigureAwait(false);
        result = result with { Selected = new PartitionLift(catalog, partitioned, _request.SelectionLimits).Lift(result.Selected) };
        RecommendationWriter writer = new(_connection.Server, _connection.Database, catalog, partitioned, _request.Copy is not null);
        return new Advice
        {
            Recommendations = [.. result.Selected.OrderByDescending(index => index.CostBefore - index.CostAfter ?? 0).Select(writer.Write)],
            Failures = _request.Copy is null ? plans.Failures : [.. plans.Failures.Select(OnCopy)],
            Rejected = [.. rejected.Concat(simulated?.Rejected ?? []).Concat(result.Rejected).Select(Describe).Distinct()],
            Regressions = simulated?.Regressions ?? [],
            IsSimulated = simulated is not null,
            IsComplete = simulated?.IsComplete ?? true,
            PlanCount = simulated?.PlanCount ?? 0,
            CostBefore = simulated?.CostBefore ?? 0,
            CostAfter = simulated?.CostAfter ?? 0,
        };
    }

    // Which tables the queries read shows in plans that know nothing of their contents just as well.
    private async Task CopyStatisticsAsync(PlanningCopy copy, CancellationToken cancellation)
    {
        IReadOnlyList<TableName> tables;
        await using (ServerTransaction planning =
            await ServerTransaction.ReadOnlyAsync(copy.Planner, _request.Limits, cancellation).ConfigureAwait(false))
        {
            WorkloadPlans plans =
                await WorkloadPlans.ReadAsync(copy.Planner, planning, _request.Queries, cancellation).ConfigureAwait(false);
            tables = [.. ScopeOf(plans).Tables];
        }

        await copy.CopyStatisticsAsync(tables, cancellation).ConfigureAwait(false);
    }

    // The server that is advised: in the transaction that plans, or in one of its own where a copy plans.
    private async Task<T> AskAsync<T>(ServerTransaction planning, Func<ServerTransaction, Task<T>> read, CancellationToken cancellation)
    {
        if (_request.Copy is null)
        {
            return await read(planning).ConfigureAwait(false);
        }

        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        return await read(transaction).ConfigureAwait(false);
    }

    private async Task<(SchemaCatalog Catalog, WriteLoad Writes, VectorIndexPolicy Policy)> ReadFromAsync(
        ServerTransaction transaction, CatalogScope scope, CancellationToken cancellation)
    {
        SchemaCatalog catalog = await CatalogReader.ReadAsync(transaction, scope, cancellation).ConfigureAwait(false);

        // Without calls a day nothing relates the reads of the workload to the writes of the tables.
        bool hasRates = _request.Queries.Any(query => query.CallsPerDay is not null);
        WriteLoad writes = hasRates
            ? await WriteActivityReader.ReadAsync(transaction, _connection, catalog, cancellation).ConfigureAwait(false)
            : new WriteLoad(catalog, new Dictionary<TableName, TableWrites>());
        VectorIndexPolicy policy = await VectorMemory.AddAsync(transaction, catalog, _request.VectorPolicy, cancellation)
            .ConfigureAwait(false);
        return (catalog, writes, policy);
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

    private static (WorkloadQuery Query, PgDbreException Failure) OnCopy((WorkloadQuery Query, PgDbreException Failure) failed) => (
        failed.Query,
        new PgDbreException(
            failed.Failure.ErrorId,
            failed.Failure.Category,
            $"The query cannot be planned on the copy of the database: {failed.Failure.Message}",
            $"What the copy lacks is named with -Verbose. {failed.Failure.RecommendedAction}".Trim(),
            failed.Failure)
        {
            SqlState = failed.Failure.SqlState,
        });

    private CatalogScope ScopeOf(WorkloadPlans plans) => new()
    {
        Tables = [.. plans.Plans.SelectMany(plan => PlanScanner.TablesOf(plan.Shape)).Distinct()],
        SchemaPattern = _request.ForeignKeySchemas,
        IncludeValues = plans.Plans.Count > 0,
    };

    // Two passes: which literals are constants shows only over all queries.
    private static List<PlannedQuery> Analyse(
        WorkloadPlans plans, SchemaCatalog catalog, VectorIndexPolicy policy, List<RejectedCandidate> rejected)
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
            CandidateList found = CandidateFinder.Find(one.Accesses, catalog, policy, constants);
            rejected.AddRange(found.Rejected);
            return new PlannedQuery { Query = one.Plans.Query, Plan = one.Plans.Cost, Accesses = one.Accesses, Moves = found.Moves };
        });
    }

    private IEnumerable<Table> ForeignKeyTables(SchemaCatalog catalog) => _request.ForeignKeySchemas is { } pattern
        ? catalog.Tables.Where(table => SchemaPattern.IsMatch(table.Name.Schema, pattern))
        : [];

    private async Task<SelectionResult?> SimulateAsync(
        ServerTransaction planning,
        SchemaCatalog catalog,
        WriteLoad writes,
        List<PlannedQuery> queries,
        Deadline deadline,
        CancellationToken cancellation)
    {
        HypotheticalIndexes? indexes = await HypotheticalIndexes.OpenAsync(planning, cancellation).ConfigureAwait(false);
        if (indexes is null)
        {
            return null;
        }

        await using (indexes.ConfigureAwait(false))
        {
            IReadOnlyDictionary<uint, uint>? copies = _request.Copy is null
                ? null
                : await PlanningCopy.IndexOidsAsync(planning, catalog, cancellation).ConfigureAwait(false);
            WhatIfPlanner planner = new(planning, indexes, copies);
            await using (planner.ConfigureAwait(false))
            {
                IndexSelector selector = new(planner, catalog, writes, _request.SelectionLimits, deadline);
                return await selector.SelectAsync(queries, cancellation).ConfigureAwait(false);
            }
        }
    }
}
