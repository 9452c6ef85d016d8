using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What ALTER COLUMN … TYPE has to do with the rows that are there.</summary>
/// <param name="Work">The heaviest work.</param>
/// <param name="IsCertain">False if the old type is not known, so that only the server can tell.</param>
internal sealed record ColumnTypeChange(TableWork Work, bool IsCertain)
{
    /// <summary>Judges a change.</summary>
    public static ColumnTypeChange Of(AlterColumnType change, AlterTable table, LockContext context) =>
        context.Schema.Find(table.Name)?.Column(change.Column)?.Type is { } old && old == change.Type && change.Using is null
            ? new ColumnTypeChange(TableWork.None, IsCertain: true)
            : new ColumnTypeChange(TableWork.Rewrite, IsCertain: false);
}
