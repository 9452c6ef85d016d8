namespace PgDbre.Core.Reports;

/// <summary>What a result compares.</summary>
public enum ResultMeasure
{
    /// <summary>p95 measured by a client, ms.</summary>
    P95Latency,
    /// <summary>The planner's cost of the queries an index serves: an estimate without a unit, no time.</summary>
    PlannerCost,
}
