using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports;

/// <summary>A measured query against the target.</summary>
/// <param name="Measurement">The latest measurement of the query.</param>
/// <param name="IsWithinTarget">Its p95 is below the target.</param>
public sealed record LatencyImpact(QueryMeasurement Measurement, bool IsWithinTarget);
