using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports;

/// <summary>Says what a report is about and what it rests on.</summary>
internal static class ReportScope
{
    public static IReadOnlyList<ReportTarget> Targets(ReportInput input)
    {
        ILookup<(string?, string?), string?> versions = input.KnownServers.ToLookup(known => (known.Server, known.Database), known => known.Version);
        return
        [
            .. Places(input)
                .Where(place => place.Server is not null || place.Database is not null)
                .Distinct()
                .Select(place => new ReportTarget(place.Server, place.Database, versions[place].FirstOrDefault())),
        ];
    }

    public static IReadOnlyList<ReportSource> Sources(ReportInput input)
    {
        ReportSource[] all =
        [
            new(input.SlowQueries.Count(IsCounted), "statement of pg_stat_statements", "statements of pg_stat_statements"),
            new(input.SlowQueries.Count(query => !IsCounted(query)), "running statement of pg_stat_activity", "running statements of pg_stat_activity"),
            new(input.Plans.Count(plan => plan.IsAnalyzed), "plan of a statement that ran (EXPLAIN ANALYZE)", "plans of statements that ran (EXPLAIN ANALYZE)"),
            new(input.Plans.Count(plan => !plan.IsAnalyzed), "plan of a statement that did not run (EXPLAIN)", "plans of statements that did not run (EXPLAIN)"),
            new(input.Findings.Count, "finding", "findings"),
            new(input.Recommendations.Count, "index recommendation", "index recommendations"),
            new(input.Builds.Count, "built index", "built indexes"),
            new(input.Measurements.Count, "latency measurement", "latency measurements"),
        ];
        return [.. all.Where(source => source.Count > 0)];
    }

    private static bool IsCounted(SlowQuery query) => query.Source != "pg_stat_activity";

    private static IEnumerable<(string? Server, string? Database)> Places(ReportInput input) =>
        input.KnownServers.Select(known => (known.Server, known.Database))
            .Concat(input.SlowQueries.Select(query => ((string?)query.Server, (string?)query.Database)))
            .Concat(input.Plans.Select(plan => (plan.Server, plan.Database)))
            .Concat(input.Findings.Select(finding => (finding.Server, finding.Database)))
            .Concat(input.Recommendations.Select(one => (one.Server, one.Database)))
            .Concat(input.Builds.Select(build => ((string?)build.Server, (string?)build.Database)))
            .Concat(input.Measurements.Select(one => ((string?)one.Server, (string?)one.Database)));
}
