namespace PgDbre.Core.Migrations.Facts;

/// <summary>relkind of what has a name of its own among the relations; indexes stand with their tables.</summary>
public enum RelationKind
{
    /// <summary>An ordinary table, a partition included.</summary>
    Table,
    /// <summary>A partitioned table: no rows of its own.</summary>
    PartitionedTable,
    /// <summary>A view.</summary>
    View,
    /// <summary>A materialised view.</summary>
    MaterializedView,
    /// <summary>A sequence.</summary>
    Sequence,
    /// <summary>A foreign table.</summary>
    ForeignTable,
}
