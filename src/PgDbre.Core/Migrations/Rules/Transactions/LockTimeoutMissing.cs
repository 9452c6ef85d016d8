using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class LockTimeoutMissing : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "lock-timeout-missing",
        Code = "X01",
        Title = "A strong lock without lock_timeout",
        Why = "While the statement waits for its lock behind a long transaction, every query that comes later waits behind the statement.",
        Advice = "Set lock_timeout to a few seconds before it, and try again when it fails.",
        BadExample = "ALTER TABLE orders ADD COLUMN paid_at timestamptz;",
        GoodExample = """
            SET lock_timeout = '2s';
            ALTER TABLE orders ADD COLUMN paid_at timestamptz;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium, once for each transaction.",
        Reference = "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        LockEffect? strongest = step.Effects.Where(effect => effect.Mode.BlocksWrites()).MaxBy(effect => effect.Mode);
        if (strongest is null || step.Session.LockTimeoutMs is not null || step.Session.Held.Any(held => held.Effect.Mode.BlocksWrites()))
        {
            yield break;
        }

        bool isLocal = step.Session.IsInTransaction;
        string set = isLocal ? "SET LOCAL lock_timeout = '2s'" : "SET lock_timeout = '2s'";
        yield return new MigrationObservation
        {
            Object = strongest.Relation.ToString(),
            Severity = Severity.Medium,
            Message = $"No lock_timeout is in force{Because(step)}: while this waits for {strongest.Mode.Name()} on {strongest.Relation}, "
                + $"all later {(strongest.Mode.BlocksReads() ? "queries" : "writes")} on the table queue behind it.",
            Recommendation = "Set a lock_timeout before it, and run it again when it fails.",
            Sql = isLocal ? $"{set};" : $"{set};\n{step.Statement.Sql};\nRESET lock_timeout;",
            Alembic = $"op.execute(\"{set}\")",
        };
    }

    // What a reader may take for a lock_timeout, and is none for this statement.
    private static string Because(MigrationStep step)
    {
        if (step.Session.Setting("lock_timeout") is { } text && TimeoutValue.Milliseconds(text) is 0)
        {
            return " (it is set to 0, which is none)";
        }

        foreach (MigrationStatement earlier in step.Earlier)
        {
            switch (earlier.Tree)
            {
                case SetParameter { Name: "lock_timeout", IsLocal: true }:
                    return step.Session.IsInTransaction
                        ? $" (SET LOCAL of line {earlier.Line} ended with its transaction)"
                        : $" (SET LOCAL of line {earlier.Line} is outside of a transaction, where it does nothing)";
                case AlterSettings { Change: SetParameter { Name: "lock_timeout" } }:
                    return $" (line {earlier.Line} sets it for new sessions, not for this one)";
            }
        }

        return "";
    }
}
