using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NotNullDropped : ActionRule<DropColumnNotNull>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-not-null",
        Code = "C12",
        Title = "DROP NOT NULL",
        Why = "Code that reads the column may not expect NULL, and the way back has to find a value for each row that got one.",
        Advice = "Deploy code that copes with NULL first.",
        BadExample = "ALTER TABLE orders ALTER COLUMN customer_id DROP NOT NULL;",
        GoodExample = "ALTER TABLE orders ALTER COLUMN customer_id DROP DEFAULT;",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropColumnNotNull action, AlterTable table, MigrationStep step)
    {
        if (step.EffectOf(action, table) is { } effect)
        {
            yield return new MigrationObservation
            {
                Object = step.Display(table.Name, action.Column),
                Severity = Severity.Info,
                Message = $"{step.Display(table.Name, action.Column)} may be NULL from here on.",
                Recommendation = "Deploy code that copes with NULL before code that writes it.",
                Claim = effect,
            };
        }
    }
}
