using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>ALTER TABLE, action by action (src/backend/commands/tablecmds.c, AlterTableGetLockLevel).</summary>
internal static class AlterTableLocks
{
    /// <summary>The effects of all its actions.</summary>
    public static IEnumerable<LockEffect> Of(AlterTable table, LockContext context) =>
        table.Actions.SelectMany(action => OfAction(action, table, context));

    /// <summary>The effects of one action.</summary>
    public static IEnumerable<LockEffect> OfAction(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        // A name that only a view, an index or a sequence has: those have locks of their own kind, and no rows to work through.
        _ when table.Kind is not (ObjectKind.Table or ObjectKind.MaterializedView or ObjectKind.ForeignTable) => Catalog(table, context),
        AddColumn or AlterColumnType or SetColumnNotNull or SetColumnExpression => ColumnLocks.Of(action, table, context),
        AddConstraint or ValidateConstraint or DropConstraint => ConstraintLocks.Of(action, table, context),
        AttachPartition or DetachPartition or Inherit => PartitionLocks.Of(action, table, context),
        SetLogged or SetAccessMethod or SetTablespace => [context.On(table.Name, LockMode.AccessExclusive, TableWork.Rewrite)],
        SetColumnStatistics or SetColumnOptions or ResetColumnOptions or ClusterOn or SetStorageParameters or ResetStorageParameters =>
            [context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None)],
        SetTrigger => [context.On(table.Name, LockMode.ShareRowExclusive, TableWork.None)],
        _ => Catalog(table, context),
    };

    private static IEnumerable<LockEffect> Catalog(AlterTable table, LockContext context) =>
        table.Kind is ObjectKind.Sequence ? [] : [context.On(table.Name, LockMode.AccessExclusive, TableWork.None)];
}
