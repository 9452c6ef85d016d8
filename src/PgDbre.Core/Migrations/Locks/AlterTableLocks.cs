using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>ALTER TABLE, action by action (src/backend/commands/tablecmds.c, AlterTableGetLockLevel).</summary>
internal static class AlterTableLocks
{
    /// <summary>The effects of all its actions.</summary>
    public static IEnumerable<LockEffect> Of(AlterTable table, LockContext context) =>
        table.Actions.SelectMany(action => PartitionLocks.Reaching(action, table, OfAction(action, table, context), context));

    /// <summary>The effects of one action, its reach to partitions left out.</summary>
    public static IEnumerable<LockEffect> OfAction(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        // An index or a sequence is locked itself, and its table is not (ACCESS SHARE at most).
        _ when IsIndexOrSequence(table, context) => [],

        // A view has no rows to work through.
        _ when table.Kind is not (ObjectKind.Table or ObjectKind.MaterializedView or ObjectKind.ForeignTable) => Catalog(table, context),
        AddColumn or AlterColumnType or SetColumnNotNull or SetColumnExpression => ColumnLocks.Of(action, table, context),
        AddConstraint or ValidateConstraint or DropConstraint => ConstraintLocks.Of(action, table, context),
        AttachPartition or DetachPartition or Inherit => PartitionLocks.Of(action, table, context),
        SetLogged set => [Logged(set, table, context)],
        SetAccessMethod or SetTablespace => [context.On(table.Name, LockMode.AccessExclusive, TableWork.Rewrite, isCertain: false)],
        SetStorageParameters { Parameters: var parameters } when parameters.Any(one => one.Name == "user_catalog_table") =>
            Catalog(table, context),
        SetColumnStatistics or SetColumnOptions or ResetColumnOptions or ClusterOn or SetStorageParameters or ResetStorageParameters =>
            [context.On(table.Name, LockMode.ShareUpdateExclusive, TableWork.None)],
        SetTrigger => [context.On(table.Name, LockMode.ShareRowExclusive, TableWork.None)],
        _ => Catalog(table, context),
    };

    // To what it is already, nothing is done.
    private static LockEffect Logged(SetLogged set, AlterTable table, LockContext context)
    {
        RelationModel? relation = context.Schema.Find(table.Name);
        bool isSame = relation is not null && relation.IsUnlogged != set.IsLogged
            && (relation.IsComplete || relation.CreatedBy is not null);
        return context.On(table.Name, LockMode.AccessExclusive, isSame ? TableWork.None : TableWork.Rewrite);
    }

    // ALTER TABLE says it of sequences as well; pg_dump writes so.
    private static bool IsIndexOrSequence(AlterTable table, LockContext context) =>
        table.Kind is ObjectKind.Index or ObjectKind.Sequence || context.Schema.Find(table.Name) is { Kind: RelationKind.Sequence };

    private static IEnumerable<LockEffect> Catalog(AlterTable table, LockContext context) =>
        [context.On(table.Name, LockMode.AccessExclusive, TableWork.None)];
}
