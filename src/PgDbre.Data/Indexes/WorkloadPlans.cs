using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>The plans of a workload, equal statements once with their calls added up, and the statements that have none.</summary>
internal sealed class WorkloadPlans
{
    private readonly List<QueryPlans> _plans = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly List<(WorkloadQuery Query, PgDbreException Failure)> _failures = [];

    private WorkloadPlans()
    {
    }

    /// <summary>The plans.</summary>
    public IReadOnlyList<QueryPlans> Plans => _plans;

    /// <summary>What could not be planned, and why.</summary>
    public IReadOnlyList<(WorkloadQuery Query, PgDbreException Failure)> Failures => _failures;

    public static async Task<WorkloadPlans> ReadAsync(
        PgConnection connection, ServerTransaction transaction, IReadOnlyList<WorkloadQuery> queries, CancellationToken cancellation)
    {
        WorkloadPlans plans = new();
        foreach (WorkloadQuery query in queries)
        {
            if (!plans.TryMerge(query))
            {
                await plans.AddAsync(connection, transaction, query, cancellation).ConfigureAwait(false);
            }
        }

        return plans;
    }

    private bool TryMerge(WorkloadQuery query)
    {
        if (query.Statement is not { } statement || !_places.TryGetValue(statement.Text, out int place))
        {
            return false;
        }

        WorkloadQuery known = _plans[place].Query;
        _plans[place] = _plans[place] with
        {
            Query = known with
            {
                Weight = known.Weight + query.Weight,
                CallsPerDay = known.CallsPerDay is { } calls ? calls + (query.CallsPerDay ?? 0) : query.CallsPerDay,
                MeanMs = known.MeanMs ?? query.MeanMs,
            },
        };
        return true;
    }

    private async Task AddAsync(PgConnection connection, ServerTransaction transaction, WorkloadQuery query, CancellationToken cancellation)
    {
        try
        {
            if (await QueryPlans.ReadAsync(connection, transaction, query, cancellation).ConfigureAwait(false) is not { } read)
            {
                return;
            }

            if (query.Statement is { } statement)
            {
                _places[statement.Text] = _plans.Count;
            }

            _plans.Add(read);
        }
        catch (PgDbreException failure) when (failure.SqlState is not null || failure.ErrorId == "PgNotExplainable")
        {
            _failures.Add((query, failure));
        }
    }
}
