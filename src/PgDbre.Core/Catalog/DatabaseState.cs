namespace PgDbre.Core.Catalog;

/// <summary>
/// What around the tables decides about them: how long the statistics count, who counts elsewhere, and the server's limits.
/// </summary>
public sealed record DatabaseState
{
    /// <summary>now() on the server.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>
    /// Since when scans are counted: the last reset, or crash, or the server's beginning; null if the server does not know.
    /// </summary>
    public DateTimeOffset? StatisticsSince { get; init; }

    /// <summary>track_counts; without it nothing is counted.</summary>
    public bool IsCounting { get; init; } = true;

    /// <summary>pg_is_in_recovery(): a standby, which does not see what its primary is doing.</summary>
    public bool IsInRecovery { get; init; }

    /// <summary>Servers whose own scans are not in these statistics: standbys and slots, or on a standby its primary.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>autovacuum_freeze_max_age.</summary>
    public long FreezeMaxAge { get; init; } = 200_000_000;

    /// <summary>autovacuum_multixact_freeze_max_age.</summary>
    public long MultixactFreezeMaxAge { get; init; } = 400_000_000;

    /// <summary>Version of pgvector on the server's disk; null without it.</summary>
    public string? AvailableVectorVersion { get; init; }

    /// <summary>
    /// effective_cache_size in bytes: what the server may count on for its cache, the operating system's included; null if unknown.
    /// </summary>
    public long? EffectiveCacheBytes { get; init; }

    /// <summary>shared_buffers in bytes; null if unknown.</summary>
    public long? SharedBuffersBytes { get; init; }

    /// <summary>Days the statistics count; null if unknown.</summary>
    public double? StatisticsDays => StatisticsSince is { } since ? (ReadAt - since).TotalDays : null;
}
