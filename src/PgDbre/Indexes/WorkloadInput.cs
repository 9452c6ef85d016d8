using System.Management.Automation;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;

namespace PgDbre.Indexes;

/// <summary>What came down the pipe, as queries of a workload.</summary>
internal static class WorkloadInput
{
    // About a second: statistics that were just reset make no rate of millions.
    private const double MinDays = 1e-5;

    /// <exception cref="PgDbreException">PgQueryMissing: the input has neither a plan nor SQL.</exception>
    public static IEnumerable<WorkloadQuery> From(PSObject? piped, string? query, long? queryId)
    {
        object? source = piped?.BaseObject;
        return source switch
        {
            Plan plan => FromPlan(plan),
            SlowQuery slow => FromText(slow.Query, slow).Select(one => Counted(one, slow)),
            _ when (source as string ?? query) is { } text && !string.IsNullOrWhiteSpace(text) =>
                FromText(text, source ?? text).Select(one => one with { QueryId = queryId }),
            _ => throw NoQuery(),
        };
    }

    // A plan without its statement (from a file) can still be read; it just cannot be planned again.
    private static IEnumerable<WorkloadQuery> FromPlan(Plan plan) => string.IsNullOrWhiteSpace(plan.Query)
        ? [new WorkloadQuery { Plan = plan, QueryId = plan.QueryId, Source = plan }]
        : FromText(plan.Query, plan).Select(one => Counted(one with { Plan = plan, QueryId = plan.QueryId }, plan.Origin));

    // A statement that runs now (pg_stat_activity) has no calls yet; it counts once.
    private static WorkloadQuery Counted(WorkloadQuery query, SlowQuery? slow)
    {
        if (slow is null)
        {
            return query;
        }

        double? days = slow is { StatisticsSince: { } since, Calls: > 0 }
            ? Math.Max(MinDays, (DateTimeOffset.UtcNow - since).TotalDays)
            : null;
        return query with
        {
            QueryId = slow.QueryId,
            Weight = Math.Max(1, slow.Calls),
            CallsPerDay = slow.Calls / days,
            MeanMs = slow.Calls > 0 ? slow.MeanMs : null,
            LimitRows = slow is { Calls: > 0, Rows: > 0 } ? Math.Max(1, slow.Rows.Value / slow.Calls) : PreparableSql.DefaultLimitRows,
        };
    }

    private static IEnumerable<WorkloadQuery> FromText(string text, object source) =>
        SqlSplitter.Split(text).Select(statement => new WorkloadQuery { Statement = statement, Source = source });

    private static PgDbreException NoQuery() => new(
        "PgQueryMissing",
        PgErrorCategory.InvalidArgument,
        "The input has neither a plan nor SQL.",
        "Pipe plans of Invoke-PgExplain, records of Get-PgSlowQuery or SQL strings, or pass -Query.");
}
