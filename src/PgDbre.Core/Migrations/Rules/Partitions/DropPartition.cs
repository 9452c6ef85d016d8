using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DropPartition : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-partition-locks-parent",
        Code = "P02",
        Title = "DROP TABLE of a partition",
        Why = "It takes ACCESS EXCLUSIVE on the partitioned table as well, and on its default partition.",
        Advice = "DETACH PARTITION CONCURRENTLY first (14 and later, without a default partition), then drop the table.",
        BadExample = "DROP TABLE readings_2025;",
        GoodExample = """
            ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY;
            DROP TABLE readings_2025;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step)
    {
        foreach (QualifiedName name in statement.Kind is ObjectKind.Table or ObjectKind.ForeignTable ? statement.Names : [])
        {
            if (step.Schema.Find(name) is not { PartitionOf: { } parent } || step.EffectOn(parent) is not { } effect)
            {
                continue;
            }

            bool canDetach = step.Options.TargetVersion >= 14 && step.Schema.DefaultPartition(parent) is null;
            yield return new MigrationObservation
            {
                Object = parent.ToString(),
                Message = $"Nobody can use {parent} while this waits for its lock: {step.Display(name)} is one of its partitions.",
                Recommendation = canDetach
                    ? "Detach the partition CONCURRENTLY first, then drop the table."
                    : "Set a short lock_timeout and try again when it fails: CONCURRENTLY is not possible here.",
                Sql = canDetach ? $"ALTER TABLE {parent} DETACH PARTITION {step.Display(name)} CONCURRENTLY;\nDROP TABLE "
                    + $"{step.Display(name)};" : null,
                Claim = effect,
            };
        }
    }
}
