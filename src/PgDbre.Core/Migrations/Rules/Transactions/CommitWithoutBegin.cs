using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CommitWithoutBegin : StatementRule<TransactionStatement>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "commit-without-begin",
        Code = "X05",
        Title = "COMMIT or ROLLBACK of a transaction that the script did not begin",
        Why = "Outside of a transaction it does nothing; in the runner's it commits half of the migration, and what follows runs outside.",
        Advice = "Let whoever begins the transaction end it.",
        BadExample = "ALTER TABLE settings ADD COLUMN scope text; COMMIT;",
        GoodExample = "BEGIN; ALTER TABLE settings ADD COLUMN scope text; COMMIT;",
        MaxSeverity = Severity.High,
        SeverityRule = "High in the runner's transaction, and for ROLLBACK, which undoes nothing; Low for a COMMIT of nothing.",
        Reference = "https://www.postgresql.org/docs/current/sql-commit.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(TransactionStatement statement, MigrationStep step)
    {
        bool isEnd = statement.Kind is TransactionKind.Commit or TransactionKind.Rollback;
        if (!isEnd || step.Statement.Inside is not null || (step.Session.IsInTransaction && !step.Session.IsRunnersTransaction))
        {
            yield break;
        }

        string word = statement.Kind == TransactionKind.Commit ? "COMMIT" : "ROLLBACK";
        bool isRunners = step.Session.IsRunnersTransaction;
        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = isRunners || statement.Kind == TransactionKind.Rollback ? Severity.High : Severity.Low,
            Message = isRunners
                ? $"{word} ends the transaction that the runner began: what follows is no longer one with what came before."
                : $"{word} finds no transaction: every statement before it has committed by itself already.",
            Recommendation = isRunners ? "Leave it out, or give the part behind it a migration of its "
                + "own." : "Begin the transaction where it is meant to begin.",
        };
    }
}
