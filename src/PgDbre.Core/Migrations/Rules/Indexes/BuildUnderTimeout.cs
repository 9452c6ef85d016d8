using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BuildUnderTimeout : MigrationRule
{
    // A table below that is read in well under the shortest timeout anybody sets.
    private const double SmallRows = 10_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "concurrent-work-under-timeout",
        Code = "I06",
        Title = "CONCURRENTLY or VALIDATE under statement_timeout or lock_timeout",
        Why = "Both take as long as the table is big and wait for old transactions besides; a concurrent build that is cut "
            + "off leaves an INVALID index.",
        Advice = "Set statement_timeout and lock_timeout to 0 for that statement.",
        BadExample = """
            SET statement_timeout = '5s';
            CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);
            """,
        GoodExample = """
            SET statement_timeout = 0;
            CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);
            RESET statement_timeout;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium for statement_timeout of a concurrent build; Low for lock_timeout, and for VALIDATE, which "
            + "leaves nothing behind.",
        Reference = "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        LockEffect? work = step.Effects.FirstOrDefault(effect => effect.Work > TableWork.Rows);
        if (work is null || step.Rows(work.Relation) < SmallRows || Name(step.Statement.Tree) is not { } name)
        {
            yield break;
        }

        bool isBuild = name != "VALIDATE CONSTRAINT";
        if (step.Session.StatementTimeoutMs is { } limit)
        {
            yield return Observe(step, work, "statement_timeout", limit, name, isBuild, isBuild ? Severity.Medium : Severity.Low);
        }

        // A build waits for every transaction that is older than its own, and lock_timeout counts that as waiting for a lock.
        if (isBuild && step.Session.LockTimeoutMs is { } wait)
        {
            yield return Observe(step, work, "lock_timeout", wait, name, isBuild, Severity.Low);
        }
    }

    private static string? Name(Statement statement) => statement switch
    {
        CreateIndex { IsConcurrent: true } => "CREATE INDEX CONCURRENTLY",
        Reindex { IsConcurrent: true } => "REINDEX CONCURRENTLY",
        AlterTable { Actions: [ValidateConstraint] } => "VALIDATE CONSTRAINT",
        _ => null,
    };

    private static MigrationObservation Observe(
        MigrationStep step, LockEffect work, string setting, double limitMs, string name, bool isBuild, Severity severity)
    {
        string end = isBuild ? "and leaves an INVALID index behind" : "and nothing is validated";
        string cut = setting == "lock_timeout" ? "as soon as an open transaction keeps it waiting so long" : "when it takes longer";
        return new MigrationObservation
        {
            Object = work.Relation.ToString(),
            Severity = severity,
            Message = $"{setting} is {Quantity.Duration(limitMs)}: {name} on {work.Relation} is cancelled {cut}, {end}.",
            Recommendation = $"Switch {setting} off for this statement: it keeps no read or write waiting.",
            Sql = $"SET {setting} = 0;\n{step.Statement.Sql};\nRESET {setting};",
            Alembic = AlembicCode.Autocommit($"SET {setting} = 0", step.Statement.Sql, $"RESET {setting}"),
        };
    }
}
