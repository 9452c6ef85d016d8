namespace PgDbre.Core.Catalog;

/// <summary>relkind of what can hold an index.</summary>
public enum TableKind
{
    /// <summary>An ordinary table, partitions included.</summary>
    Table,
    /// <summary>A partitioned parent: no rows of its own, and no index can be built CONCURRENTLY on it.</summary>
    Partitioned,
    /// <summary>A materialised view.</summary>
    MaterializedView,
}
