using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Plans;
using PgDbre.Core.Sandboxes;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports;

/// <summary>
/// Collects what is piped into a report. A build brings its recommendation, a recommendation its plans, a plan its findings
/// and statistics: so the end of a pipe knows its beginning. A record that comes twice counts once.
/// </summary>
public sealed class ReportInput
{
    private readonly HashSet<object> _seen = [];

    /// <summary>Statements and what they cost by the server's statistics.</summary>
    public List<SlowQuery> SlowQueries { get; } = [];

    /// <summary>Plans.</summary>
    public List<Plan> Plans { get; } = [];

    /// <summary>Findings, those of the plans included.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Recommendations, those that builds came from included.</summary>
    public List<IndexRecommendation> Recommendations { get; } = [];

    /// <summary>Built indexes.</summary>
    public List<IndexBuild> Builds { get; } = [];

    /// <summary>Measurements.</summary>
    public List<QueryMeasurement> Measurements { get; } = [];

    /// <summary>Servers that some record says the version of.</summary>
    public List<ReportTarget> KnownServers { get; } = [];

    /// <summary>True while nothing was taken.</summary>
    public bool IsEmpty => _seen.Count == 0;

    /// <summary>Takes a record and what it came from; false if no report knows its kind.</summary>
    public bool TryAdd(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!IsKnown(record))
        {
            return false;
        }

        if (_seen.Add(record))
        {
            Add(record);
        }

        return true;
    }

    private static bool IsKnown(object record) =>
        record is SlowQuery or Plan or Finding or IndexRecommendation or IndexBuild or QueryMeasurement
            or ServerReport or SandboxStatus;

    private void Add(object record)
    {
        switch (record)
        {
            case SlowQuery query:
                SlowQueries.Add(query);
                break;
            case Plan plan:
                Plans.Add(plan);
                AddAll(plan.Findings);
                AddAll(plan.Nested.SelectMany(statement => statement.Plan.Findings));
                AddAll(plan.Origin is { } statistics ? [statistics] : []);
                break;
            case Finding finding:
                Findings.Add(finding);
                break;
            case IndexRecommendation recommendation:
                Recommendations.Add(recommendation);
                AddAll(recommendation.Origin);
                break;
            case IndexBuild build:
                Builds.Add(build);
                AddAll(build.Origin is { } origin ? [origin] : []);
                break;
            case QueryMeasurement measurement:
                Measurements.Add(measurement);
                break;
            case ServerReport server:
                KnownServers.Add(new ReportTarget(server.Server, server.Database, server.Version));
                break;
            case SandboxStatus sandbox:
                KnownServers.Add(new ReportTarget(sandbox.Server, sandbox.Database, sandbox.Version));
                break;
        }
    }

    private void AddAll(IEnumerable<object> origins)
    {
        foreach (object origin in origins)
        {
            TryAdd(origin);
        }
    }
}
