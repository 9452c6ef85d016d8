using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BeginInsideTransaction : StatementRule<TransactionStatement>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "begin-inside-transaction",
        Code = "X05",
        Title = "BEGIN inside of a transaction",
        Why = "It opens no second one (the server only warns), and the next COMMIT ends the one that is open, which others may count on.",
        Advice = "Leave BEGIN and COMMIT to the runner, or switch the runner's transaction off.",
        BadExample = """
            BEGIN;
            ALTER TABLE settings ADD COLUMN scope text;
            BEGIN;
            UPDATE settings SET scope = 'all' WHERE name = 'a';
            COMMIT;
            """,
        GoodExample = """
            BEGIN;
            ALTER TABLE settings ADD COLUMN scope text;
            COMMIT;
            BEGIN;
            UPDATE settings SET scope = 'all' WHERE name = 'a';
            COMMIT;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-begin.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(TransactionStatement statement, MigrationStep step)
    {
        if (statement.Kind != TransactionKind.Begin || !step.Session.IsInTransaction || step.Statement.Inside is not null)
        {
            yield break;
        }

        string open = step.Session.IsRunnersTransaction ? "the runner's transaction is open"
            : $"the transaction of line {step.Session.BeginStatement!.Line} is still open";
        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = Severity.High,
            Message = $"BEGIN begins nothing here, for {open}: the next COMMIT commits all of it.",
            Recommendation = step.Session.IsRunnersTransaction
                ? "Leave out BEGIN and COMMIT, or run the script without a transaction around it."
                : "Commit before it, or leave it out.",
        };
    }
}
