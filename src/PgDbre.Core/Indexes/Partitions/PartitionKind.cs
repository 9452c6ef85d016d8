namespace PgDbre.Core.Indexes.Partitions;

/// <summary>What a table of a partition tree is.</summary>
internal enum PartitionKind
{
    /// <summary>A partition that holds rows.</summary>
    Leaf,
    /// <summary>Partitioned itself: it holds no row.</summary>
    Partitioned,
    /// <summary>A foreign table, which can hold no index.</summary>
    Foreign,
}
