using PgDbre.Core.Migrations.Facts;
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
        DropConstraint drop => Dropped(drop, table, context),
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
            KeyConstraint { UsingIndex: { } index } key => [WithIndex(key, index, table, context)],
            IndexConstraint => [context.On(table.Name, LockMode.AccessExclusive, TableWork.IndexBuild)],
            NotNullConstraint { Column: { } column } when NotNullProof.Holds(column, table, context.Schema) =>
                [context.On(table.Name, LockMode.AccessExclusive, TableWork.None)],
            _ => [context.On(table.Name, LockMode.AccessExclusive, reads ? TableWork.Scan : TableWork.None)],
        };
    }

    // A primary key makes its columns NOT NULL, for which the table is read unless they are that already.
    private static LockEffect WithIndex(KeyConstraint key, string index, AlterTable table, LockContext context)
    {
        IndexModel? known = context.Schema.Find(table.Name)?.Indexes.FirstOrDefault(one => one.Name == index);
        bool reads = key is PrimaryKeyConstraint
            && (known is null || !known.Keys.OfType<string>().All(column => NotNullProof.Holds(column, table, context.Schema)));
        TableWork work = reads ? TableWork.Scan : TableWork.None;
        return context.On(table.Name, LockMode.AccessExclusive, work, isCertain: !reads || known is not null);
    }

    private static IEnumerable<LockEffect> Validated(string name, AlterTable table, LockContext context)
    {
        ConstraintModel? constraint = context.Schema.Find(table.Name)?.Constraint(name);
        TableWork work = constraint is { IsValid: true } ? TableWork.None : TableWork.Scan;
        yield return context.On(table.Name, LockMode.ShareUpdateExclusive, work);
        if (constraint?.ReferencedTable is { } referenced)
        {
            yield return context.On(referenced, LockMode.RowShare, work);
        }
    }

    private static IEnumerable<LockEffect> Dropped(DropConstraint drop, AlterTable table, LockContext context)
    {
        yield return context.On(table.Name, LockMode.AccessExclusive, TableWork.None);
        RelationModel? relation = context.Schema.Find(table.Name);
        ConstraintModel? constraint = relation?.Constraint(drop.Constraint);
        if (constraint?.ReferencedTable is { } referenced)
        {
            yield return context.On(referenced, LockMode.AccessExclusive, TableWork.None);
        }

        // Its foreign keys go with a key that they need.
        if (drop.IsCascade && constraint is { Kind: ConstraintKind.PrimaryKey or ConstraintKind.Unique })
        {
            foreach (RelationModel other in ForeignKeys.Pointing(relation!, context.Schema))
            {
                yield return context.On(other.Name, LockMode.AccessExclusive, TableWork.None);
            }
        }
    }
}
