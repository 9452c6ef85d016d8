using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CreateIndexNotConcurrently : StatementRule<CreateIndex>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "create-index-not-concurrently",
        Code = "I01",
        Title = "CREATE INDEX without CONCURRENTLY",
        Why = "Writes to the table wait until the index is built.",
        Advice = "CREATE INDEX CONCURRENTLY, outside of a transaction; afterwards check that the index is valid.",
        BadExample = "CREATE INDEX orders_placed_at_idx ON orders (placed_at);",
        GoodExample = "CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(CreateIndex statement, MigrationStep step)
    {
        if (statement.IsConcurrent || step.EffectOn(statement.Table) is not { Work: TableWork.IndexBuild } effect)
        {
            yield break;
        }

        bool isPartitioned = step.Schema.Find(statement.Table) is { Kind: RelationKind.PartitionedTable };
        string index = statement.Name is { } name ? SqlIdentifier.Display(name) : "the index";
        yield return new MigrationObservation
        {
            Object = step.Display(statement.Table),
            Message = isPartitioned
                ? $"Writes to {step.Display(statement.Table)} and its partitions wait until {index} is built on all of them."
                : $"Writes to {step.Display(statement.Table)} wait until {index} is built.",
            Recommendation = isPartitioned
                ? "Make it ON ONLY the parent, build one CONCURRENTLY on each partition, and attach them."
                : "Build it CONCURRENTLY, outside of a transaction, and check afterwards that it is valid.",
            Sql = isPartitioned ? PartitionedIndex.Sql(statement, step.Schema) : ConcurrentIndex.Sql(statement),
            Alembic = isPartitioned ? PartitionedIndex.Alembic(statement, step.Schema) : ConcurrentIndex.Alembic(statement),
            Claim = effect,
        };
    }
}
