namespace PgDbre.Core.Migrations.Model;

/// <summary>What a relation of the model is.</summary>
public enum RelationKind
{
    /// <summary>A table, a partition included.</summary>
    Table,
    /// <summary>A partitioned table: no rows of its own.</summary>
    PartitionedTable,
    /// <summary>A view.</summary>
    View,
    /// <summary>A materialized view.</summary>
    MaterializedView,
    /// <summary>A sequence.</summary>
    Sequence,
    /// <summary>A foreign table.</summary>
    ForeignTable,
}
