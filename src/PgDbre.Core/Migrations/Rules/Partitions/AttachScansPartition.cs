using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Partitions;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AttachScansPartition : ActionRule<AttachPartition>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "attach-scans-partition",
        Code = "P01",
        Title = "ATTACH PARTITION of a table that no constraint proves to fit",
        Why = "The table is read from end to end while nobody can use it, and so is the default partition, which all of its users need.",
        Advice = "A CHECK that implies the bound, NOT NULL included, added NOT VALID and validated before; drop it afterwards.",
        BadExample = "ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
        GoodExample = """
            ALTER TABLE readings_2026 ADD CONSTRAINT readings_2026_bound
                CHECK (at IS NOT NULL AND at >= '2026-01-01' AND at < '2027-01-01') NOT VALID;
            ALTER TABLE readings_2026 VALIDATE CONSTRAINT readings_2026_bound;
            ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            ALTER TABLE readings_2026 DROP CONSTRAINT readings_2026_bound;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AttachPartition action, AlterTable table, MigrationStep step)
    {
        if (table.Kind == ObjectKind.Index)
        {
            yield break;
        }

        Attachment attachment = Attachment.Of(table.Name, action.Partition, action.Bound, step.Schema);
        string partition = step.Display(action.Partition);
        PartitionCheck? check = PartitionCheck.Of(action.Partition, action.Bound, step.Schema.Find(table.Name)?.PartitionBy);
        if (!attachment.IsProven && step.EffectOn(action.Partition) is { } effect)
        {
            yield return new MigrationObservation
            {
                Object = partition,
                Message = attachment.IsCertain
                    ? $"{partition} is read from end to end: no valid CHECK of it implies the bound of {step.Display(table.Name)}."
                    : $"{partition} is read from end to end unless a valid CHECK of it implies the bound, which cannot be told here.",
                Recommendation = "Add a CHECK that says the same as the bound, NOT NULL included, validate it before ATTACH, and "
                    + "drop it afterwards.",
                Sql = check?.Sql(step.Statement.Sql),
                Alembic = check?.Alembic(step.Statement.Sql),
                Claim = effect with { Work = TableWork.Scan, IsCertain = attachment.IsCertain },
            };
        }

        if (attachment is { Default: { } standing, IsDefaultProven: false } && step.EffectOn(standing.Name) is { } onDefault)
        {
            yield return DefaultPartition.Observe(standing.Name, onDefault);
        }
    }
}
