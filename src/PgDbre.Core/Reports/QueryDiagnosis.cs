using PgDbre.Core.Plans;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports;

/// <summary>One query as it was before: what the server's statistics, its plan and a measurement say of it.</summary>
/// <param name="Number">Its number in the report, from 1.</param>
/// <param name="Query">The text; null for a plan from a file that had none.</param>
/// <param name="Statistics">Statistics of the server: execution times there, not latency; null if not piped.</param>
/// <param name="Plan">Its plan, an analyzed one if there is any; null if not piped.</param>
/// <param name="BeforeP95Ms">p95 measured before the changes, ms; null if not measured.</param>
public sealed record QueryDiagnosis(int Number, string? Query, SlowQuery? Statistics, Plan? Plan, double? BeforeP95Ms);
