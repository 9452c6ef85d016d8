namespace PgDbre.Core.Workload;

/// <summary>What a query took, measured by this client on this connection: server and network time together, in milliseconds.</summary>
public sealed record QueryMeasurement
{
    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database it ran in.</summary>
    public required string Database { get; init; }

    /// <summary>What the measurement is called in a report; the first words of the query unless given.</summary>
    public required string Name { get; init; }

    /// <summary>The SQL that ran.</summary>
    public required string Query { get; init; }

    /// <summary>Executions measured, warm-up not counted.</summary>
    public required int Runs { get; init; }

    /// <summary>Executions at the same time.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Median, ms.</summary>
    public required double P50Ms { get; init; }

    /// <summary>95th percentile, ms.</summary>
    public required double P95Ms { get; init; }

    /// <summary>99th percentile, ms.</summary>
    public required double P99Ms { get; init; }

    /// <summary>Fastest, ms.</summary>
    public required double MinMs { get; init; }

    /// <summary>Slowest, ms.</summary>
    public required double MaxMs { get; init; }

    /// <summary>Arithmetic mean, ms.</summary>
    public required double MeanMs { get; init; }

    /// <summary>By p95 against the policy's targets.</summary>
    public LatencyClass LatencyClass { get; init; }

    /// <summary>Rows one execution returned.</summary>
    public long Rows { get; init; }

    /// <summary>Shared blocks found in cache by one further execution under EXPLAIN; null if it was not possible.</summary>
    public long? SharedHitBlocks { get; init; }

    /// <summary>Shared blocks read by that execution.</summary>
    public long? SharedReadBlocks { get; init; }

    /// <summary>p95 of the earlier measurement given with -Before; null without one.</summary>
    public double? BeforeP95Ms { get; init; }

    /// <summary>Change of p95 against the earlier measurement in percent; negative is faster.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>Recall of an approximate search against the exact one, 0 to 1; null unless it was measured.</summary>
    public double? Recall { get; init; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset MeasuredAt { get; init; }
}
