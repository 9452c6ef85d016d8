using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Reports;

/// <summary>
/// What a report says, before anybody chose Markdown or another form. Every figure comes from a record that was piped in,
/// or is arithmetic on two of them; null means that nobody measured it.
/// </summary>
public sealed record ReportModel
{
    /// <summary>Heading of the report.</summary>
    public required string Title { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Latency that a p95 is judged by, ms.</summary>
    public required double TargetMs { get; init; }

    /// <summary>Where the records come from.</summary>
    public required IReadOnlyList<ReportTarget> Targets { get; init; }

    /// <summary>What the report rests on: how many records of which kind.</summary>
    public required IReadOnlyList<ReportSource> Sources { get; init; }

    /// <summary>The queries before anything was changed.</summary>
    public required IReadOnlyList<QueryDiagnosis> Queries { get; init; }

    /// <summary>Sequential scans in the plans, those that read most first.</summary>
    public required IReadOnlyList<ScanDiagnosis> Scans { get; init; }

    /// <summary>Indexes that were missing, built or not.</summary>
    public required IReadOnlyList<IndexRecommendation> MissingIndexes { get; init; }

    /// <summary>Findings, the gravest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Indexes that were built, in the order they were piped.</summary>
    public required IReadOnlyList<IndexBuild> Builds { get; init; }

    /// <summary>Recommendations that no build came from.</summary>
    public required IReadOnlyList<IndexRecommendation> Proposals { get; init; }

    /// <summary>Before and after.</summary>
    public required IReadOnlyList<ReportResult> Results { get; init; }

    /// <summary>Measured latency against the target.</summary>
    public required IReadOnlyList<LatencyImpact> Latencies { get; init; }

    /// <summary>All in one sentence.</summary>
    public required string Verdict { get; init; }
}
