namespace PgDbre.Core.Catalog;

/// <summary>How an index stands: its use, its files, and what hangs on it.</summary>
public sealed record IndexState
{
    /// <summary>Nothing known.</summary>
    public static IndexState Unknown { get; } = new();

    /// <summary>idx_scan since the statistics began; on this server alone.</summary>
    public long Scans { get; init; }

    /// <summary>last_idx_scan, PostgreSQL 16 and later; null before, or without a scan.</summary>
    public DateTimeOffset? LastScan { get; init; }

    /// <summary>idx_tup_read: entries handed back by scans.</summary>
    public long TuplesRead { get; init; }

    /// <summary>idx_tup_fetch: live rows fetched by plain index scans.</summary>
    public long TuplesFetched { get; init; }

    /// <summary>relpages: blocks at the last VACUUM, ANALYZE or build.</summary>
    public long PagesAtStatistics { get; init; }

    /// <summary>reltuples: entries at the same time; null before the first.</summary>
    public double? EntriesAtStatistics { get; init; }

    /// <summary>indisclustered: CLUSTER without a name takes it.</summary>
    public bool IsClustered { get; init; }

    /// <summary>indnullsnotdistinct: NULLs count as equal.</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>False for a deferrable constraint.</summary>
    public bool IsImmediate { get; init; } = true;

    /// <summary>The partitioned index it is attached to: only that one can be dropped; null for any other.</summary>
    public TableName? AttachedTo { get; init; }

    /// <summary>What was set with WITH.</summary>
    public StorageOptions Options { get; init; } = StorageOptions.None;

    /// <summary>Foreign keys of other tables that need it for their uniqueness.</summary>
    public IReadOnlyList<string> NeededBy { get; init; } = [];

    /// <summary>CREATE INDEX or REINDEX is at work on it.</summary>
    public bool IsBeingBuilt { get; init; }
}
