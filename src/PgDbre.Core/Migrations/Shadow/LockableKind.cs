namespace PgDbre.Core.Migrations.Shadow;

/// <summary>pg_class.relkind, for what can be locked.</summary>
public enum LockableKind
{
    /// <summary>A table, a partition included.</summary>
    Table,

    /// <summary>A partitioned table: it has no rows of its own.</summary>
    PartitionedTable,

    /// <summary>An index.</summary>
    Index,

    /// <summary>The index of a partitioned table: it has no entries of its own.</summary>
    PartitionedIndex,

    /// <summary>A materialized view.</summary>
    MaterializedView,

    /// <summary>A view.</summary>
    View,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>A foreign table.</summary>
    ForeignTable,

    /// <summary>A composite type.</summary>
    CompositeType,
}
