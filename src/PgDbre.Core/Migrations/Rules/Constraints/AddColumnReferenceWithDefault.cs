using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddColumnReferenceWithDefault : AddedColumnRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-column-reference-with-default",
        Code = "C02",
        Title = "ADD COLUMN … REFERENCES with a default",
        Why = "Every row has a value to look up: both tables are read, the one under ACCESS EXCLUSIVE, the other closed to writes.",
        Advice = "Add the column first, then the foreign key NOT VALID, and validate it in a later transaction.",
        BadExample = "ALTER TABLE orders ADD COLUMN payer_id bigint DEFAULT 1 REFERENCES customers (id);",
        GoodExample = """
            ALTER TABLE orders ADD COLUMN payer_id bigint DEFAULT 1;
            ALTER TABLE orders ADD CONSTRAINT orders_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES customers (id) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_payer_id_fkey;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override AddedColumnCause Cause => AddedColumnCause.ForeignKey;

    private protected override MigrationObservation Observe(
        ColumnDefinition column, AlterTable table, LockEffect effect, MigrationStep step)
    {
        ForeignKeyConstraint key = column.Constraints.OfType<ForeignKeyConstraint>().First();
        string name = key.Name ?? $"{table.Name.Name}_{column.Name}_fkey";
        string add = $"ALTER TABLE {table.Name} ADD COLUMN {PlainColumn.Of(column)};";
        string definition = ForeignKeyText.Of(key, [column.Name]);
        return new MigrationObservation
        {
            Object = step.Display(table.Name, column.Name),
            Message = $"The default of {SqlIdentifier.Display(column.Name)} is looked up in {step.Display(key.ReferencedTable)} "
                + $"for every row of {step.Display(table.Name)} while nobody can use the one or write to the other.",
            Recommendation = "Add the column with its default, then the foreign key NOT VALID, and validate it later.",
            Sql = $"{add}\n{ForeignKeySteps.Sql(table.Name, name, definition, step)}",
            Alembic = ForeignKeySteps.Alembic(table.Name, name, definition, step) is { } code
                ? $"{AlembicCode.Execute(add)}\n{code}"
                : null,
            Claim = effect,
        };
    }
}
