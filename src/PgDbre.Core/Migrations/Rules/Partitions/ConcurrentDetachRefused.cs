using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConcurrentDetachRefused : ActionRule<DetachPartition>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "concurrent-detach-refused",
        Code = "P03",
        Title = "DETACH PARTITION CONCURRENTLY where the server refuses it",
        Why = "It fails if the partitioned table has a default partition, and before 14 in any case.",
        Advice = "Detach the default partition first, or do without CONCURRENTLY under a short lock_timeout.",
        BadExample = "ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;",
        GoodExample = "ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(DetachPartition action, AlterTable table, MigrationStep step)
    {
        RelationModel? standing = step.Schema.DefaultPartition(table.Name);
        string? why = !action.IsConcurrent ? null
            : step.Options.TargetVersion < 14 ? $"PostgreSQL {step.Options.TargetVersion} has no CONCURRENTLY here"
            : standing is not null ? $"{step.Display(table.Name)} has a default partition, {standing.Name}"
            : null;
        if (why is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Display(table.Name),
            Severity = Severity.Critical,
            Message = $"This fails: {why}.",
            Recommendation = "Detach it without CONCURRENTLY under a short lock_timeout, and try again when that ends it.",
            Sql = $"SET lock_timeout = '2s';\nALTER TABLE {table.Name} DETACH PARTITION {action.Partition};\nRESET lock_timeout;",
        };
    }
}
