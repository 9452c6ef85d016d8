using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What ALTER COLUMN … TYPE has to do with the rows that are there.</summary>
/// <param name="Work">The heaviest work.</param>
/// <param name="IsCertain">False if it depends on the old type or on the time zone, and that is not known.</param>
internal sealed record ColumnTypeChange(TableWork Work, bool IsCertain)
{
    /// <summary>The type before; null if not known.</summary>
    public TypeName? Old { get; init; }

    /// <summary>Indexes that are built anew although the table stays as it is.</summary>
    public IReadOnlyList<IndexModel> Rebuilt { get; init; } = [];

    /// <summary>Checks for which the table is read although it stays as it is.</summary>
    public IReadOnlyList<ConstraintModel> Checked { get; init; } = [];

    /// <summary>Judges a change.</summary>
    public static ColumnTypeChange Of(AlterColumnType change, AlterTable table, LockContext context)
    {
        RelationModel? relation = context.Schema.Find(table.Name);
        if (relation?.Column(change.Column) is not { Type: { } old } column)
        {
            return new ColumnTypeChange(TableWork.Rewrite, IsCertain: UsingClause.Casts(change) is null);
        }

        // A virtual column has no values (18).
        bool? isKept = column.IsVirtual ? true : IsKept(old, change, context);
        return isKept == true
            ? Kept(change, relation, column, context.Schema.Types)
            : new ColumnTypeChange(TableWork.Rewrite, IsCertain: isKept == false) { Old = old };
    }

    private static bool? IsKept(TypeName old, AlterColumnType change, LockContext context)
    {
        if (UsingClause.Casts(change) is not { } casts)
        {
            return false;
        }

        TypeName from = old;
        bool? isKept = true;
        foreach (TypeName to in casts.Append(change.Type))
        {
            bool? step = TypeStorage.IsKept(from, to, context);
            if (step == false)
            {
                return false;
            }

            isKept = step is null ? null : isKept;
            from = to;
        }

        return isKept;
    }

    // An index stays if neither operators nor collation change; one with an expression or predicate is never compared (indexcmds.c,
    // CheckIndexCompatible).
    private static ColumnTypeChange Kept(AlterColumnType change, RelationModel relation, ColumnModel column, SchemaTypes types)
    {
        bool isOtherOrder = CollationName(change.Collation) != CollationName(column.Collation)
            || TypeStorage.HasOtherOperators(column.Type!, change.Type, types);
        IndexModel[] rebuilt =
        [
            .. relation.Indexes.Where(index => index.IsComputedWith(column.Name) || (isOtherOrder && index.Keys.Contains(column.Name))),
        ];
        ConstraintModel[] read =
        [
            .. relation.Constraints.Where(constraint =>
                constraint is { Kind: ConstraintKind.Check, IsValid: true, IsEnforced: true } && constraint.Columns.Contains(column.Name)),
        ];
        TableWork work = rebuilt.Length > 0 ? TableWork.IndexBuild : read.Length > 0 ? TableWork.Scan : TableWork.None;
        return new ColumnTypeChange(work, IsCertain: true) { Old = column.Type, Rebuilt = rebuilt, Checked = read };
    }

    private static string CollationName(QualifiedName? collation) => collation?.Name ?? "default";
}
