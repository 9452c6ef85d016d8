using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What ADD COLUMN has to do with the rows that are there.</summary>
internal static class AddedColumn
{
    /// <summary>The heaviest work it brings.</summary>
    public static TableWork Work(ColumnDefinition column, LockContext context)
    {
        if (Rewrites(column, context))
        {
            return TableWork.Rewrite;
        }

        if (column.Constraints.Any(constraint => constraint is KeyConstraint))
        {
            return TableWork.IndexBuild;
        }

        bool scans = column.Constraints.Any(constraint => constraint is CheckConstraint { IsNotValid: false })
            || (HasValue(column) && column.Constraints.Any(constraint => constraint is ForeignKeyConstraint));
        return scans ? TableWork.Scan : TableWork.None;
    }

    /// <summary>True if old rows get a value other than NULL.</summary>
    public static bool HasValue(ColumnDefinition column) =>
        column.Default is { IsNull: false } || column.Identity is not null || column.Generated is not null || column.Type is { IsSerial: true };

    private static bool Rewrites(ColumnDefinition column, LockContext context) =>
        column.Identity is not null
        || column.Type is { IsSerial: true }
        || column.Generated is { } generated && generated.IsStored != false && !(generated.IsStored is null && context.Target >= 18)
        || column.Default is { } value && !value.IsConstant && VolatileFunctions.AreIn(value);
}
