namespace PgDbre.Core.Workload;

/// <summary>How fast a query is for its users, judged by its mean or, where measured, its p95.</summary>
public enum LatencyClass
{
    /// <summary>Below 100 ms: fit for a hot path.</summary>
    Hot,
    /// <summary>Below 500 ms.</summary>
    Regular,
    /// <summary>Below one second.</summary>
    Complex,
    /// <summary>One second and more: over target.</summary>
    OverTarget,
}
