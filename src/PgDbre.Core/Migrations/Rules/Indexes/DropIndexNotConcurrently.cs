using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DropIndexNotConcurrently : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-index-not-concurrently",
        Code = "I02",
        Title = "DROP INDEX without CONCURRENTLY",
        Why = "It locks the table against reads and writes; the drop is quick, yet it waits behind every query on the table, "
            + "and all others behind it.",
        Advice = "DROP INDEX CONCURRENTLY, outside of a transaction, one index for each statement.",
        BadExample = "DROP INDEX orders_status_idx;",
        GoodExample = "DROP INDEX CONCURRENTLY orders_status_idx;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-dropindex.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step)
    {
        if (statement.Kind != ObjectKind.Index || statement.IsConcurrent)
        {
            yield break;
        }

        foreach (QualifiedName name in statement.Names)
        {
            IndexModel? index = step.Schema.FindIndex(name);
            if (index is null || IsWorthIt(index, step))
            {
                yield return Observe(statement, name, index, step);
            }
        }
    }

    // The index of a constraint goes with the constraint, and that of a partitioned table cannot be dropped concurrently.
    private static bool IsWorthIt(IndexModel index, MigrationStep step) =>
        index.Constraint is null && step.EffectOn(index.Table) is not null
        && step.Schema.Find(index.Table) is not { Kind: RelationKind.PartitionedTable };

    private static MigrationObservation Observe(DropObject statement, QualifiedName name, IndexModel? index, MigrationStep step)
    {
        string table = index is null ? "its table" : step.Display(index.Table);
        string sql = $"DROP INDEX CONCURRENTLY {(statement.IfExists ? "IF EXISTS " : "")}{name};";
        return new MigrationObservation
        {
            Object = name.ToString(),
            Severity = Severity.Medium,
            Message = $"Reads and writes of {table} wait while {name} is dropped, and before that while the drop waits for "
                + "running queries.",
            Recommendation = "Drop it CONCURRENTLY, outside of a transaction.",
            Sql = sql,
            Alembic = AlembicCode.Autocommit(sql),
            Claim = index is null ? null : step.EffectOn(index.Table),
        };
    }
}
