using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Session;

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
        bool isTold = step.Session.Held.Any(held => held.Effect.Mode.BlocksWrites());
        if (strongest is null || step.Session.LockTimeoutMs is not null || isTold)
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
                + "all later queries on the table queue behind it.",
            Recommendation = "Set a lock_timeout before it, and run it again when it fails.",
            Sql = isLocal ? $"{set};" : $"{set};\n{step.Statement.Sql};\nRESET lock_timeout;",
            Alembic = $"op.execute(\"{set}\")",
            Claim = strongest with { Work = TableWork.None },
        };
    }

    private static string Because(MigrationStep step) => step.Session.Setting("lock_timeout") is { } text
        ? TimeoutValue.Milliseconds(text) is 0 ? " (it is set to 0, which is none)" : ""
        : "";
}
