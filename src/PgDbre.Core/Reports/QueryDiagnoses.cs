using PgDbre.Core.Plans;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports;

/// <summary>Brings together what several records say of the same query.</summary>
internal static class QueryDiagnoses
{
    /// <summary>Queries in the order they were piped: those with statistics, then those only planned, then those only measured.</summary>
    public static IReadOnlyList<QueryDiagnosis> From(ReportInput input, IReadOnlyList<MeasurementPair> pairs)
    {
        // Without a change in between, what was measured is the state that is diagnosed.
        bool nothingChanged = input.Builds.Count == 0;
        ILookup<QueryKey, double?> latencies = pairs.ToLookup(
            pair => new QueryKey(pair.After.Server, pair.After.Database, pair.After.Query),
            pair => pair.BeforeP95Ms ?? (nothingChanged ? pair.After.P95Ms : null));
        ILookup<QueryKey, SlowQuery> statistics = input.SlowQueries.ToLookup(query => new QueryKey(query.Server, query.Database, query.Query));
        ILookup<QueryKey, Plan> plans = input.Plans.ToLookup(KeyOf);
        return
        [
            .. statistics.Select(same => same.Key)
                .Concat(plans.Select(same => same.Key))
                .Concat(latencies.Select(same => same.Key))
                .Distinct()
                .Select((key, index) => new QueryDiagnosis(
                    index + 1,
                    key.Query,
                    statistics[key].FirstOrDefault(),
                    plans[key].OrderByDescending(plan => plan.IsAnalyzed).FirstOrDefault(),
                    latencies[key].FirstOrDefault(p95 => p95 is not null))),
        ];
    }

    // Plans without a text have nothing in common but that.
    private static QueryKey KeyOf(Plan plan) => new(plan.Server, plan.Database, plan.Query) { TextlessPlan = plan.Query is null ? plan.Root : null };

    private sealed record QueryKey(string? Server, string? Database, string? Query)
    {
        public PlanNode? TextlessPlan { get; init; }
    }
}
