using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Reports;

/// <summary>Makes the model of a report from what was collected; pure, so the same input always says the same.</summary>
public static class ReportBuilder
{
    /// <summary>The model.</summary>
    public static ReportModel Build(ReportInput input, string title, double targetMs, DateTimeOffset createdAt)
    {
        ArgumentNullException.ThrowIfNull(input);
        IReadOnlyList<MeasurementPair> pairs = MeasurementPair.From(input.Measurements);
        IReadOnlyList<QueryDiagnosis> queries = QueryDiagnoses.From(input, pairs);
        LatencyImpact[] latencies = [.. pairs.Select(pair => new LatencyImpact(pair.After, pair.After.P95Ms < targetMs))];
        IndexRecommendation[] proposals = [.. input.Recommendations.Where(one => !IsBuilt(one, input.Builds))];
        return new ReportModel
        {
            Title = title,
            CreatedAt = createdAt,
            TargetMs = targetMs,
            Targets = ReportScope.Targets(input),
            Sources = ReportScope.Sources(input),
            Queries = queries,
            Scans = ScanDiagnoses.From(queries),
            MissingIndexes = input.Recommendations,
            Findings = Gravest(input.Findings),
            Builds = input.Builds,
            Proposals = proposals,
            Results = [.. pairs.Select(ResultOf), .. input.Builds.Where(build => build.CostBefore is not null).Select(ResultOf)],
            Latencies = latencies,
            Verdict = ReportVerdict.Sentence(input.Builds.Count, proposals.Length, latencies, pairs, targetMs),
        };
    }

    private static bool IsBuilt(IndexRecommendation recommendation, IEnumerable<IndexBuild> builds) =>
        builds.Any(build => recommendation.Equals(build.Origin)
            || (build.Server == recommendation.Server
                && build.Database == recommendation.Database
                && build.Schema == recommendation.Schema
                && build.Index == recommendation.Index));

    private static Finding[] Gravest(IEnumerable<Finding> findings) =>
        [.. findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Score)];

    private static ReportResult ResultOf(MeasurementPair pair) =>
        new(pair.After.Name, ResultMeasure.P95Latency, pair.BeforeP95Ms, pair.After.P95Ms, pair.ChangePercent);

    private static ReportResult ResultOf(IndexBuild build) => new(
        $"{build.Schema}.{build.Index}",
        ResultMeasure.PlannerCost,
        build.CostBefore,
        build.CostAfter,
        Workload.MeasurementComparison.ChangePercent(build.CostBefore, build.CostAfter));
}
