using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Partitions;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NewPartitionLocksParent : StatementRule<CreateTable>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "new-partition-locks-parent",
        Code = "P02",
        Title = "CREATE TABLE … PARTITION OF",
        Why = "It takes ACCESS EXCLUSIVE on the partitioned table, and waits for all its queries; a default partition is read under it.",
        Advice = "Create the table by itself (LIKE), then ATTACH it, which lets reads and writes go on.",
        BadExample = "CREATE TABLE readings_2027 PARTITION OF readings FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');",
        GoodExample = """
            CREATE TABLE readings_2027 (LIKE readings INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES);
            ALTER TABLE readings ATTACH PARTITION readings_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE",
    };

    private protected override IEnumerable<MigrationObservation> Examine(CreateTable statement, MigrationStep step)
    {
        if (statement.PartitionOf is not { } parent || step.EffectOn(parent) is not { } effect
            || (statement.IfNotExists && step.Schema.Find(statement.Name) is not null))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Display(parent),
            Message = $"Nobody can use {step.Display(parent)} while this waits for its lock and makes {statement.Name}.",
            Recommendation = "Create the table by itself with the parent's columns, then attach it: that lets reads and writes go on.",
            Sql = Attached(statement, parent),
            Claim = effect,
        };
        Attachment attachment = Attachment.Of(parent, partition: null, statement.Bound, step.Schema);
        if (attachment is { Default: { } standing, IsDefaultProven: false } && step.EffectOn(standing.Name) is { } onDefault)
        {
            yield return DefaultPartition.Observe(standing.Name, onDefault);
        }
    }

    // A partition that is partitioned itself, or has options of its own, is not written anew here.
    private static string? Attached(CreateTable statement, QualifiedName parent) =>
        statement is { Bound: { } bound, PartitionBy: null, Columns.Count: 0, Constraints.Count: 0, Options.Count: 0, Tablespace: null }
            ? $"""
                CREATE TABLE {statement.Name} (LIKE {parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES);
                ALTER TABLE {parent} ATTACH PARTITION {statement.Name} {bound.Source.Text};
                """
            : null;
}
