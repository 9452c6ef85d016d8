using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Actions on columns that may have to read or write the table.</summary>
internal static class ColumnLocks
{
    /// <summary>The effects of one action.</summary>
    public static IEnumerable<LockEffect> Of(AlterAction action, AlterTable table, LockContext context) => action switch
    {
        AddColumn add => Added(add.Column, table, context),
        SetColumnNotNull set => [context.On(table.Name, LockMode.AccessExclusive, NotNullWork(set.Column, table, context))],
        AlterColumnType change => [TypeChanged(change, table, context)],
        _ => [context.On(table.Name, LockMode.AccessExclusive, TableWork.Rewrite)],
    };

    /// <summary>
    /// True if a valid CHECK of the table proves that the column holds no NULL: the scan is left out (12 and later). A check that the same
    /// ALTER TABLE drops or validates is none: the drop runs first, the validation last.
    /// </summary>
    public static bool IsProvenNotNull(string column, AlterTable table, LockContext context) =>
        context.Schema.Find(table.Name) is { } relation
        && (relation.Column(column) is { IsNotNull: true } || relation.Constraints.Any(constraint =>
            constraint is { Kind: ConstraintKind.Check, IsValid: true, Expression: { } condition }
            && ImpliesNotNull(condition, column)
            && !table.Actions.OfType<DropConstraint>().Any(drop => drop.Constraint == constraint.Name)));

    private static TableWork NotNullWork(string column, AlterTable table, LockContext context) =>
        IsProvenNotNull(column, table, context) ? TableWork.None : TableWork.Scan;

    private static IEnumerable<LockEffect> Added(ColumnDefinition column, AlterTable table, LockContext context)
    {
        yield return context.On(table.Name, LockMode.AccessExclusive, AddedColumn.Work(column, context));
        foreach (ForeignKeyConstraint key in column.Constraints.OfType<ForeignKeyConstraint>())
        {
            yield return context.On(
                key.ReferencedTable, LockMode.ShareRowExclusive, AddedColumn.HasValue(column) ? TableWork.Scan : TableWork.None);
        }
    }

    private static LockEffect TypeChanged(AlterColumnType change, AlterTable table, LockContext context)
    {
        ColumnTypeChange judged = ColumnTypeChange.Of(change, table, context);
        return context.On(table.Name, LockMode.AccessExclusive, judged.Work, judged.IsCertain);
    }

    // c IS NOT NULL, alone or joined with AND; the parser keeps no tree of conditions, so its tokens are compared.
    private static bool ImpliesNotNull(SqlExpression condition, string column)
    {
        ArraySegment<SqlToken> tokens = condition.Tokens;
        for (int i = 0; i + 3 < tokens.Count; i++)
        {
            if (tokens[i].Identifier == column && tokens[i + 1].IsWord("is") && tokens[i + 2].IsWord("not") && tokens[i + 3].IsWord("null"))
            {
                return !tokens.Any(token => token.IsWord("or"));
            }
        }

        return false;
    }
}
