namespace PgDbre.Core.Indexes.Partitions;

/// <summary>What a step of a partitioned index's build does.</summary>
internal enum PartitionStepKind
{
    /// <summary>CREATE INDEX … ON ONLY a partitioned table: an entry in the catalog, invalid until its parts are there.</summary>
    Declare,
    /// <summary>DROP INDEX CONCURRENTLY of the invalid leftover of an earlier build.</summary>
    DropLeftover,
    /// <summary>CREATE INDEX CONCURRENTLY on a partition.</summary>
    Build,
    /// <summary>ALTER INDEX … ATTACH PARTITION.</summary>
    Attach,
}
