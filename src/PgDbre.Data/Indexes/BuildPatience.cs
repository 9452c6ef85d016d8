using PgDbre.Core.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>How patiently an index is built, and what the build may take.</summary>
public abstract record BuildPatience
{
    /// <summary>Limits of the statements around the build, and of one attempt at the table's lock.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;

    /// <summary>Further attempts when the lock cannot be had.</summary>
    public int MaxRetry { get; init; } = 5;

    /// <summary>The pause before the second attempt; each later one is twice as long, half a minute at most.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the running build may wait for transactions older than it, and a build that has not begun for replicas; zero means for
    /// ever.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>No build begins while a replica is further behind, bytes of write-ahead log; null asks for none.</summary>
    public long? MaxReplicaLagBytes { get; init; }

    /// <summary>maintenance_work_mem for the build, MB; null leaves the server's.</summary>
    public int? MaintenanceWorkMemMB { get; init; }

    /// <summary>What is free on the index's tablespace, bytes; null leaves it to what the server and this machine can tell.</summary>
    public long? FreeDiskBytes { get; init; }
}
