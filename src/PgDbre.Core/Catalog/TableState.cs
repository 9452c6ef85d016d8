namespace PgDbre.Core.Catalog;

/// <summary>
/// How a table stands, beyond its <see cref="TableUpkeep"/>: its files, who vacuumed it, the age of its oldest transaction id.
/// </summary>
public sealed record TableState
{
    /// <summary>Nothing known.</summary>
    public static TableState Unknown { get; } = new();

    /// <summary>pg_relation_size in bytes; null if not asked for.</summary>
    public long? HeapBytes { get; init; }

    /// <summary>pg_indexes_size in bytes; null as above.</summary>
    public long? IndexBytes { get; init; }

    /// <summary>The TOAST table with its index, in bytes; 0 without one, null as above.</summary>
    public long? ToastBytes { get; init; }

    /// <summary>pg_table_size in bytes: heap, maps and TOAST; null as above.</summary>
    public long? TableBytes { get; init; }

    /// <summary>relpages: blocks at the last VACUUM or ANALYZE.</summary>
    public long PagesAtStatistics { get; init; }

    /// <summary>reltuples at the same time; null before the first.</summary>
    public double? RowsAtStatistics { get; init; }

    /// <summary>last_vacuum: the last VACUUM that somebody ran; null if none since the statistics began.</summary>
    public DateTimeOffset? LastManualVacuum { get; init; }

    /// <summary>last_analyze: the last ANALYZE that somebody ran; null as above.</summary>
    public DateTimeOffset? LastManualAnalyze { get; init; }

    /// <summary>age(relfrozenxid), that of TOAST included; null for what has none, such as a partitioned parent.</summary>
    public long? FrozenAge { get; init; }

    /// <summary>mxid_age(relminmxid), that of TOAST included; null as above.</summary>
    public long? MultixactAge { get; init; }

    /// <summary>The table it is a partition of; null for any other.</summary>
    public TableName? PartitionOf { get; init; }

    /// <summary>What was set with WITH.</summary>
    public StorageOptions Options { get; init; } = StorageOptions.None;

    /// <summary>COMMENT ON TABLE; null without one.</summary>
    public string? Comment { get; init; }

    /// <summary>It came with an extension, whose makers decide about it.</summary>
    public bool IsExtensionMember { get; init; }

    /// <summary>A temporary table of some session.</summary>
    public bool IsTemporary { get; init; }
}
