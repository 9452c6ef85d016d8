using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Actions on columns that may have to read or write the table.</summary>
internal static class ColumnLocks
{
    /// <summary>The effects of one action.</summary>
    public static IEnumerable<LockEffect> Of(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        AddColumn add => Added(add, table, context),
        // Of a table that is not known whole, a valid check may prove it that no text has told of.
        SetColumnNotNull set =>
        [
            context.On(
                table.Name,
                LockMode.AccessExclusive,
                NotNullWork(set.Column, table, context),
                isCertain: context.Schema.Find(table.Name) is { IsComplete: true }),
        ],
        AlterColumnType change => TypeChanged(change, table, context),
        SetColumnExpression set => [context.On(table.Name, LockMode.AccessExclusive, ExpressionWork(set, table, context))],
        _ => [],
    };

    private static TableWork NotNullWork(string column, AlterTable table, LockContext context) =>
        NotNullProof.Holds(column, table, context.Schema) ? TableWork.None : TableWork.Scan;

    private static IEnumerable<LockEffect> Added(AddColumn add, AlterTable table, LockContext context)
    {
        AddedColumn judged = AddedColumn.Of(add, table, context);
        yield return context.On(table.Name, LockMode.AccessExclusive, judged.Work, judged.IsCertain);
        foreach (ForeignKeyConstraint key in add.Column.Constraints.OfType<ForeignKeyConstraint>())
        {
            bool reads = AddedColumn.HasValue(add.Column) && !key.IsNotEnforced;
            yield return context.On(key.ReferencedTable, LockMode.ShareRowExclusive, reads ? TableWork.Scan : TableWork.None);
        }
    }

    // A rewrite drops the foreign keys of the column and makes them again, which locks and reads the tables at their other ends.
    private static IEnumerable<LockEffect> TypeChanged(AlterColumnType change, AlterTable table, LockContext context)
    {
        ColumnTypeChange judged = ColumnTypeChange.Of(change, table, context);
        yield return context.On(table.Name, LockMode.AccessExclusive, judged.Work, judged.IsCertain);
        if (judged.Work != TableWork.Rewrite || context.Schema.Find(table.Name) is not { } relation)
        {
            yield break;
        }

        foreach (RelationModel other in ForeignKeys.AtOtherEnd(relation, change.Column, context.Schema))
        {
            yield return context.On(other.Name, LockMode.AccessExclusive, TableWork.Scan, judged.IsCertain);
        }
    }

    private static TableWork ExpressionWork(SetColumnExpression set, AlterTable table, LockContext context) =>
        context.Schema.Find(table.Name)?.Column(set.Column) is { IsVirtual: true } ? TableWork.None : TableWork.Rewrite;
}
