using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class LocalSettingOutsideTransaction : StatementRule<SetParameter>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "set-local-outside-transaction",
        Code = "X01",
        Title = "SET LOCAL outside of a transaction",
        Why = "It does nothing but give a warning: the time limit that it names is not in force.",
        Advice = "SET before the statement and RESET behind it, or put both into a transaction.",
        BadExample = "SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN paid_at timestamptz;",
        GoodExample = """
            BEGIN;
            SET LOCAL lock_timeout = '2s';
            ALTER TABLE orders ADD COLUMN paid_at timestamptz;
            COMMIT;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-set.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(SetParameter statement, MigrationStep step)
    {
        if (!statement.IsLocal || step.Session.IsInTransaction || step.Session.IsInBlock)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = statement.Name,
            Severity = Severity.Medium,
            Message = $"SET LOCAL {statement.Name} does nothing here: it lasts until the end of a transaction, and none is open.",
            Recommendation = "Set it without LOCAL and reset it afterwards, or open a transaction first.",
            Sql = statement.IsDefault
                ? null
                : $"{step.Statement.Sql.Replace("LOCAL ", "", StringComparison.OrdinalIgnoreCase)};\n-- afterwards:\nRESET "
                    + $"{statement.Name};",
        };
    }
}
