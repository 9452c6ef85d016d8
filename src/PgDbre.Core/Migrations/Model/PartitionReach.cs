using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>
/// Which actions on a partitioned table are carried out on its partitions as well (tablecmds.c, ATPrepCmd; traced on 15, 17, 18).
/// </summary>
internal static class PartitionReach
{
    /// <summary>The action as it is carried out on a partition; null if it stays with the partitioned table.</summary>
    public static AlterAction? OnPartition(AlterAction action) => action switch
    {
        // A partition's key is an index of its own, with a name of its own.
        AddConstraint { Constraint: IndexConstraint key } => new AddConstraint(key with { Name = null }) { Source = action.Source },
        AddColumnIdentity or DropColumnIdentity or SetColumnIdentity or AlterConstraint => null,
        AddColumn or DropColumn or ColumnAction or AddConstraint or ConstraintAction => action,
        _ => null,
    };
}
