using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConcurrentIndexOnPartitionedTable : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "concurrent-index-on-partitioned-table",
        Code = "I07",
        Title = "CREATE or DROP INDEX CONCURRENTLY on a partitioned table",
        Why = "The server refuses it: only the indexes of the partitions can be built or dropped concurrently.",
        Advice = "CREATE INDEX ON ONLY the parent, CREATE INDEX CONCURRENTLY on each partition, ALTER INDEX … ATTACH PARTITION each.",
        BadExample = "CREATE INDEX CONCURRENTLY readings_value_idx ON readings (value);",
        GoodExample = """
            CREATE INDEX readings_value_idx ON ONLY readings (value);
            CREATE INDEX CONCURRENTLY readings_2025_value_idx ON readings_2025 (value);
            ALTER INDEX readings_value_idx ATTACH PARTITION readings_2025_value_idx;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails for certain.",
        Reference = "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        CreateIndex { IsConcurrent: true } build when IsPartitioned(build.Table, step) => [Observe(build, step)],
        DropObject { Kind: ObjectKind.Index, IsConcurrent: true } drop => drop.Names
            .Where(name => step.Schema.FindIndex(name) is { } index && IsPartitioned(index.Table, step))
            .Select(name => Observe(name, step)),
        _ => [],
    };

    private static bool IsPartitioned(QualifiedName table, MigrationStep step) =>
        step.Schema.Find(table) is { Kind: RelationKind.PartitionedTable };

    private static MigrationObservation Observe(CreateIndex build, MigrationStep step) => new()
    {
        Object = step.Display(build.Table),
        Severity = Severity.Critical,
        Message = $"{step.Display(build.Table)} is partitioned: the server cannot build its index CONCURRENTLY and refuses the statement.",
        Recommendation = "Make the index ON ONLY the parent, build one CONCURRENTLY on each partition, and attach them.",
        Sql = PartitionedIndex.Sql(build, step.Schema),
        Alembic = PartitionedIndex.Alembic(build, step.Schema),
    };

    private static MigrationObservation Observe(QualifiedName index, MigrationStep step) => new()
    {
        Object = index.ToString(),
        Severity = Severity.Critical,
        Message = $"{index} is the index of a partitioned table: the server cannot drop it CONCURRENTLY and refuses the statement.",
        Recommendation = "Drop it plainly, under a short lock_timeout: the drop itself is quick.",
        Sql = $"BEGIN;\nSET LOCAL lock_timeout = '2s';\nDROP INDEX {index};\nCOMMIT;",
        Alembic = AlembicCode.Execute("SET LOCAL lock_timeout = '2s'", $"DROP INDEX {index}"),
    };
}
