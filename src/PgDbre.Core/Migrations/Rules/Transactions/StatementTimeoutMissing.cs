using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class StatementTimeoutMissing : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "statement-timeout-missing",
        Code = "X02",
        Title = "Work under a strong lock without a time limit",
        Why = "lock_timeout limits the wait for the lock, not the time for which it is held.",
        Advice = "Set statement_timeout, or transaction_timeout from 17 on; never for CREATE INDEX CONCURRENTLY or VALIDATE CONSTRAINT.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0);",
        GoodExample = """
            SET statement_timeout = '5s';
            ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0);
            """,
        MaxSeverity = Severity.Low,
        SeverityRule = "Low, once for each transaction; only when the rule is named.",
        Reference = "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT",
    };

    internal override bool IsOnByDefault => false;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        LockEffect? working = step.Effects.FirstOrDefault(effect => effect.BlocksWhileWorking);
        bool isLimited = step.Session.StatementTimeoutMs is not null
            || (step.Options.TargetVersion >= 17 && step.Session.TransactionTimeoutMs is not null);
        if (working is null || isLimited || step.Session.Held.Any(held => held.Effect.BlocksWhileWorking))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = working.Relation.ToString(),
            Severity = Severity.Low,
            Message = $"Neither statement_timeout{(step.Options.TargetVersion >= 17 ? " nor transaction_timeout" : "")} limits how long "
                + $"{working.Relation} stays locked.",
            Recommendation = "Set statement_timeout to the longest time that others can wait, and run it again when it fails.",
            Sql = step.Session.IsInTransaction ? "SET LOCAL statement_timeout = '5s';" : "SET statement_timeout = '5s';",
        };
    }
}
