using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DetachNotConcurrently : ActionRule<DetachPartition>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "detach-not-concurrently",
        Code = "P03",
        Title = "DETACH PARTITION without CONCURRENTLY",
        Why = "It takes ACCESS EXCLUSIVE on the partitioned table, the partition and the default one, and waits for all their queries.",
        Advice = "DETACH PARTITION … CONCURRENTLY (14 and later), outside of a transaction.",
        BadExample = "ALTER TABLE readings DETACH PARTITION readings_2025;",
        GoodExample = "ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY;",
        MaxSeverity = Severity.Medium,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION",
    };

    internal override bool JudgesDowngrades => true;

    // Where CONCURRENTLY is not possible there is nothing better to say than lock_timeout, and another rule says it.
    private protected override IEnumerable<MigrationObservation> Examine(DetachPartition action, AlterTable table, MigrationStep step)
    {
        if (action.IsConcurrent || action.IsFinalize || step.Options.TargetVersion < 14 || step.EffectOn(table.Name) is not { } effect
            || step.Schema.DefaultPartition(table.Name) is not null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Display(table.Name),
            Message = $"Nobody can use {step.Display(table.Name)} while this waits for its lock.",
            Recommendation = "Detach it CONCURRENTLY, outside of a transaction; if that is interrupted, DETACH PARTITION … FINALIZE "
                + "ends it.",
            Sql = $"ALTER TABLE {table.Name} DETACH PARTITION {action.Partition} CONCURRENTLY;",
            Alembic = $"""
                with op.get_context().autocommit_block():
                    op.execute("ALTER TABLE {table.Name} DETACH PARTITION {action.Partition} CONCURRENTLY")
                """,
            Claim = effect,
        };
    }
}
