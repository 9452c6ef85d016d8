using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnVolatileDefault : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-volatile-default",
        Code = "W03",
        Title = "ADD COLUMN with a default that differs from row to row",
        Why = "Every row gets a value of its own, so the table and all its indexes are written anew while nobody can read or write it.",
        Advice = "Add the column empty, set the default, fill old rows in batches. now() is no such default: one value serves all rows.",
        BadExample = "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();",
        GoodExample = """
            ALTER TABLE orders ADD COLUMN token uuid;
            ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override AddedColumnCause Cause => AddedColumnCause.VolatileDefault;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        SqlExpression value = column.Default ?? step.Schema.Types.DomainOf(column.Type)!.Default!;
        string why = effect.IsCertain
            ? "calls a volatile function"
            : "calls a function that nobody says is not volatile (CREATE FUNCTION makes them volatile)";
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"The default {value.Text} {why}: every row of {step.Display(table.Name)} is written anew.",
            Recommendation = "Add the column without it, set the default for new rows, and fill the old ones in batches.",
            Sql = StepwiseColumn.Sql(column, column.Type!.ToString(), value.Text, table, step),
            Claim = effect,
        };
    }
}
