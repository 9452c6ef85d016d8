using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AdvisoryLockKept : MigrationRule
{
    private static readonly string[] Locking =
        ["pg_advisory_lock", "pg_try_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock_shared"];

    private static readonly string[] Unlocking = ["pg_advisory_unlock", "pg_advisory_unlock_shared", "pg_advisory_unlock_all"];

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "advisory-lock-kept",
        Code = "X07",
        Title = "Session-level advisory lock that is not released",
        Why = "It outlives the transaction: through a pool the next user of the connection holds it, and the next migration waits for it.",
        Advice = "pg_advisory_xact_lock in a transaction, or pg_advisory_unlock at the end.",
        BadExample = "SELECT pg_advisory_lock(42);",
        GoodExample = "BEGIN; SELECT pg_advisory_xact_lock(42); COMMIT;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (!Calls(step.Statement.Tree, Locking)
            || step.Later.Any(later => Calls(later.Tree, Unlocking) || later.Tree is SessionCommand { Keyword: "discard" }))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Migration.Name,
            Severity = Severity.Medium,
            Message = "The advisory lock is held until the session ends, for nothing in the migration releases it.",
            Recommendation = "Use pg_advisory_xact_lock, which ends with the transaction, or release it at the end.",
            Sql = "SELECT pg_advisory_unlock_all();",
        };
    }

    private static bool Calls(Statement statement, string[] functions) =>
        statement is SelectStatement select && select.FunctionCalls.Any(call => functions.Contains(call.Name.Name, StringComparer.Ordinal));
}
