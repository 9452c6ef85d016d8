using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CommitInsideBlock : StatementRule<TransactionStatement>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "commit-inside-block",
        Code = "X05",
        Title = "COMMIT in a DO block that runs inside of a transaction",
        Why = "It fails with \"invalid transaction termination\".",
        Advice = "Run the block outside of a transaction; in Alembic inside of autocommit_block().",
        BadExample = """
            BEGIN;
            DO $$ BEGIN UPDATE settings SET value = 'x' WHERE name = 'a'; COMMIT; END $$;
            COMMIT;
            """,
        GoodExample = "DO $$ BEGIN UPDATE settings SET value = 'x' WHERE name = 'a'; COMMIT; END $$;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails.",
        Reference = "https://www.postgresql.org/docs/current/plpgsql-transactions.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(TransactionStatement statement, MigrationStep step)
    {
        if (step.Statement.Inside is null || !step.Session.IsInTransaction
            || statement.Kind is not (TransactionKind.Commit or TransactionKind.Rollback))
        {
            yield break;
        }

        string word = statement.Kind == TransactionKind.Commit ? "COMMIT" : "ROLLBACK";
        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = Severity.Critical,
            Message = $"This fails with \"invalid transaction termination\": {word} in a DO block works only where no transaction is "
                + "open, and "
                + $"{(step.Session.IsRunnersTransaction ? "the runner's is" : $"that of line {step.Session.BeginStatement!.Line} is")}.",
            Recommendation = "Run the block outside of a transaction, in a migration of its own.",
            Alembic = "with op.get_context().autocommit_block():\n    op.execute(\"\"\"DO $$ … $$\"\"\")",
        };
    }
}
