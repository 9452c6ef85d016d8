namespace PgDbre.Core.Workload;

/// <summary>What "slow" is sorted by; always the largest first.</summary>
public enum SlowQueryOrder
{
    /// <summary>Total execution time: where the server spends its day.</summary>
    TotalTime,
    /// <summary>Mean execution time: what a user waits for.</summary>
    MeanTime,
    /// <summary>Number of executions.</summary>
    Calls,
    /// <summary>Rows returned or affected.</summary>
    Rows,
    /// <summary>Temporary blocks read and written: sorts and hashes beyond work_mem.</summary>
    Temp,
    /// <summary>Time spent on block reads and writes; blocks read while track_io_timing is off.</summary>
    Io,
    /// <summary>Write-ahead log bytes.</summary>
    Wal,
}
