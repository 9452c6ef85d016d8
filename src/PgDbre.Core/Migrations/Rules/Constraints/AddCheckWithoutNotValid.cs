using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddCheckWithoutNotValid : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-check-without-not-valid",
        Code = "C04",
        Title = "CHECK constraint added without NOT VALID",
        Why = "The whole table is read while nobody can read or write it.",
        Advice = "Add it NOT VALID, and validate it in a later transaction, which lets reads and writes go on.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0);",
        GoodExample = """
            ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        if (action.Constraint is not CheckConstraint { IsNotValid: false, IsNotEnforced: false } check
            || step.EffectOf(action, table) is not { } effect)
        {
            yield break;
        }

        string name = SqlIdentifier.Display(check.Name ?? $"{table.Name.Name}_check");
        string definition = $"CHECK ({check.Expression.Text})";
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Message = $"{step.Display(table.Name)} is read from end to end for the check {check.Expression.Text}.",
            Recommendation = "Add the constraint NOT VALID, commit, then validate it: that reads the table, too, but keeps nobody waiting.",
            Sql = LaterValidation.Sql(table.Name.ToString(), name, definition),
            Alembic = LaterValidation.Alembic(table.Name.ToString(), name, definition),
            Claim = effect,
        };
    }
}
