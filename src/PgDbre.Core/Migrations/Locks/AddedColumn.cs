using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What ADD COLUMN has to do with the rows that are there.</summary>
/// <param name="Work">The heaviest work it brings.</param>
/// <param name="Cause">What brings it.</param>
/// <param name="IsCertain">False if the default calls a function whose volatility is not known.</param>
internal sealed record AddedColumn(TableWork Work, AddedColumnCause Cause, bool IsCertain = true)
{
    /// <summary>Judges a column.</summary>
    public static AddedColumn Of(AddColumn add, AlterTable table, LockContext context)
    {
        ColumnDefinition column = add.Column;
        if (add.IfNotExists && context.Schema.Find(table.Name)?.Column(column.Name) is not null)
        {
            return new AddedColumn(TableWork.None, AddedColumnCause.None);
        }

        return Rewriting(column, context) ?? Reading(column);
    }

    /// <summary>True if old rows get a value other than NULL.</summary>
    public static bool HasValue(ColumnDefinition column) =>
        column.Default is { IsNull: false } || column.Identity is not null || column.Generated is not null
        || column.Type is { IsSerial: true };

    // A domain's constraints are checked for NULL as well, row by row (tablecmds.c, ATExecAddColumn), up to 18.
    private static AddedColumn? Rewriting(ColumnDefinition column, LockContext context)
    {
        SchemaTypes types = context.Schema.Types;
        SqlExpression? value = column.Default ?? types.DomainOf(column.Type)?.Default;
        bool? isVolatile = value is null ? false : VolatileFunctions.AreIn(value, types);
        AddedColumnCause cause = column switch
        {
            { Identity: not null } or { Type.IsSerial: true } => AddedColumnCause.Sequence,
            { Generated: { } generated } when !IsVirtual(generated, context) => AddedColumnCause.Generated,
            _ when types.IsConstrained(column.Type) => AddedColumnCause.Domain,
            _ when isVolatile != false => AddedColumnCause.VolatileDefault,
            _ => AddedColumnCause.None,
        };
        return cause == AddedColumnCause.None
            ? null
            : new AddedColumn(TableWork.Rewrite, cause, cause != AddedColumnCause.VolatileDefault || isVolatile == true);
    }

    private static AddedColumn Reading(ColumnDefinition column)
    {
        if (column.Constraints.Any(constraint => constraint is KeyConstraint))
        {
            return new AddedColumn(TableWork.IndexBuild, AddedColumnCause.Key);
        }

        if (column.Constraints.Any(constraint => constraint is CheckConstraint { IsNotEnforced: false }))
        {
            return new AddedColumn(TableWork.Scan, AddedColumnCause.Check);
        }

        return HasValue(column) && column.Constraints.Any(constraint => constraint is ForeignKeyConstraint { IsNotEnforced: false })
            ? new AddedColumn(TableWork.Scan, AddedColumnCause.ForeignKey)
            : new AddedColumn(TableWork.None, AddedColumnCause.None);
    }

    private static bool IsVirtual(GeneratedColumn generated, LockContext context) =>
        generated.IsStored == false || (generated.IsStored is null && context.Target >= 18);
}
