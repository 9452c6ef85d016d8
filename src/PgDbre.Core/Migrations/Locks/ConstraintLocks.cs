using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Constraints that come, are checked, and go.</summary>
internal static class ConstraintLocks
{
    /// <summary>The effects of one action.</summary>
    public static IEnumerable<LockEffect> Of(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        AddConstraint add => Added(add.Constraint, table, context),
        ValidateConstraint validate => Validated(validate.Constraint, table, context),
        DropConstraint drop => Dropped(drop.Constraint, table, context),
        _ => [],
    };

    private static IEnumerable<LockEffect> Added(Constraint constraint, AlterTable table, LockContext context)
    {
        bool reads = constraint is { IsNotValid: false, IsNotEnforced: false };
        return constraint switch
        {
            ForeignKeyConstraint key =>
            [
                context.On(table.Name, LockMode.ShareRowExclusive, reads ? TableWork.Scan : TableWork.None),
                context.On(key.ReferencedTable, LockMode.ShareRowExclusive, reads ? TableWork.Scan : TableWork.None),
            ],
            KeyConstraint { UsingIndex: not null } => [context.On(table.Name, LockMode.AccessExclusive, TableWork.None)],
            IndexConstraint => [context.On(table.Name, LockMode.AccessExclusive, TableWork.IndexBuild)],
            NotNullConstraint { Column: { } column } when ColumnLocks.IsProvenNotNull(column, table, context) =>
                [context.On(table.Name, LockMode.AccessExclusive, TableWork.None)],
            _ => [context.On(table.Name, LockMode.AccessExclusive, reads ? TableWork.Scan : TableWork.None)],
        };
    }

    private static IEnumerable<LockEffect> Validated(string name, AlterTable table, LockContext context)
    {
        ConstraintModel? constraint = context.Schema.Find(table.Name)?.Constraint(name);
        TableWork work = constraint is { IsValid: true, AddedBy: null } ? TableWork.None : TableWork.Scan;
        yield return context.On(table.Name, LockMode.ShareUpdateExclusive, work);
        if (constraint?.ReferencedTable is { } referenced)
        {
            yield return context.On(referenced, LockMode.RowShare, work);
        }
    }

    private static IEnumerable<LockEffect> Dropped(string name, AlterTable table, LockContext context)
    {
        yield return context.On(table.Name, LockMode.AccessExclusive, TableWork.None);
        if (context.Schema.Find(table.Name)?.Constraint(name)?.ReferencedTable is { } referenced)
        {
            yield return context.On(referenced, LockMode.AccessExclusive, TableWork.None);
        }
    }
}
