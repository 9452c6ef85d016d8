namespace PgDbre.Core.Workload;

/// <summary>
/// One statement and what it cost since the statistics were reset. Times are milliseconds of execution on the server,
/// without network and client; failed and cancelled executions are not in them.
/// </summary>
public sealed record SlowQuery
{
    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database the statement ran in.</summary>
    public required string Database { get; init; }

    /// <summary>The role that ran it; null where several did.</summary>
    public string? User { get; init; }

    /// <summary>The server's query id; null where the role may not see it.</summary>
    public long? QueryId { get; init; }

    /// <summary>Normalised text ($1 for constants) from pg_stat_statements; the running text from pg_stat_activity.</summary>
    public required string Query { get; init; }

    /// <summary>Executions counted.</summary>
    public long Calls { get; init; }

    /// <summary>Total execution time, ms.</summary>
    public double TotalMs { get; init; }

    /// <summary>Mean execution time, ms.</summary>
    public double MeanMs { get; init; }

    /// <summary>Fastest execution, ms, since minimum and maximum were reset.</summary>
    public double? MinMs { get; init; }

    /// <summary>Slowest execution, ms, since minimum and maximum were reset.</summary>
    public double? MaxMs { get; init; }

    /// <summary>Population standard deviation, ms.</summary>
    public double? StddevMs { get; init; }

    /// <summary>An estimate of the 95th percentile from mean and deviation (log-normal); null where nothing allows one.</summary>
    public double? P95EstimateMs { get; init; }

    /// <summary>Share of the total execution time of everything the view shows of this database selection, 0 to 100.</summary>
    public double? SharePercent { get; init; }

    /// <summary>By the mean (running statements: by the age) against the policy's targets.</summary>
    public LatencyClass LatencyClass { get; init; }

    /// <summary>Rows returned or affected over all calls.</summary>
    public long? Rows { get; init; }

    /// <summary>Shared blocks found in the buffer cache, 0 to 100; null where no shared block was touched.</summary>
    public double? HitPercent { get; init; }

    /// <summary>Bytes of temporary files read and written.</summary>
    public long? TempBytes { get; init; }

    /// <summary>Bytes of write-ahead log.</summary>
    public long? WalBytes { get; init; }

    /// <summary>Milliseconds of block reads and writes; null while track_io_timing is off.</summary>
    public double? IoMs { get; init; }

    /// <summary>pg_stat_statements or pg_stat_activity.</summary>
    public required string Source { get; init; }

    /// <summary>Process id of the session; only from pg_stat_activity.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Since when the counters run; null where the server does not say (before 14).</summary>
    public DateTimeOffset? StatisticsSince { get; init; }

    /// <summary>The query, so that a record that holds this one stays readable.</summary>
    public override string ToString() => Query;
}
