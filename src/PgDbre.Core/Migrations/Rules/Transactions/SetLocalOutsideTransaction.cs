using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SetLocalOutsideTransaction : StatementRule<SetParameter>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "set-local-outside-transaction",
        Code = "A12",
        Title = "SET LOCAL outside of a transaction",
        Why = "It has no effect but a warning: the limit that somebody meant to set is not in force.",
        Advice = "SET, and RESET afterwards; or put it behind BEGIN.",
        BadExample = "SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN paid_at timestamptz;",
        GoodExample = "BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN paid_at timestamptz; COMMIT;",
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
            Message = $"SET LOCAL {statement.Name} has no effect here, because no transaction is open.",
            Recommendation = "Use SET here, and RESET behind the statements it is for.",
            Sql = $"SET {statement.Name} = '{statement.Value}';\n-- afterwards:\nRESET {statement.Name};",
            Alembic = $"op.execute(\"SET {statement.Name} = '{statement.Value}'\")",
        };
    }
}
