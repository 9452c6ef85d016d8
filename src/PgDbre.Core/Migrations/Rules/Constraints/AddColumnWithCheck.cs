using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnWithCheck : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-with-check",
        Code = "C04",
        Title = "ADD COLUMN with a CHECK of its own",
        Why = "The whole table is read for it under ACCESS EXCLUSIVE, even where the new column is NULL in every row.",
        Advice = "Add the column first, then the check NOT VALID, and validate it in a later transaction.",
        BadExample = "ALTER TABLE orders ADD COLUMN weight numeric CHECK (weight > 0);",
        GoodExample = """
            ALTER TABLE orders ADD COLUMN weight numeric;
            ALTER TABLE orders ADD CONSTRAINT orders_weight_check CHECK (weight > 0) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_weight_check;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private static string Although(ColumnDefinition column) =>
        AddedColumn.HasValue(column) ? "" : ", although no row has a value yet";

    private protected override AddedColumnCause Cause => AddedColumnCause.Check;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        CheckConstraint check = column.Constraints.OfType<CheckConstraint>().First();
        string name = SqlIdentifier.Display(check.Name ?? $"{table.Name.Name}_{column.Name}_check");
        string add = $"ALTER TABLE {table.Name} ADD COLUMN {PlainColumn.Of(column)};";
        string definition = $"CHECK ({check.Expression.Text})";
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"{step.Display(table.Name)} is read from end to end for the check {check.Expression.Text}{Although(column)}.",
            Recommendation = "Add the column without the check, then the check NOT VALID, and validate it later.",
            Sql = $"{add}\n{LaterValidation.Sql(table.Name.ToString(), name, definition)}",
            Alembic = $"{AlembicCode.Execute(add)}\n{LaterValidation.Alembic(table.Name.ToString(), name, definition)}",
            Claim = effect,
        };
    }
}
