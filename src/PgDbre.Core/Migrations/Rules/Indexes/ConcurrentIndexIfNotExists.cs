using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConcurrentIndexIfNotExists : StatementRule<CreateIndex>
{
    // How far away a look at pg_index, or a DROP of what is left over, still counts.
    private const int Neighbours = 3;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "concurrent-index-if-not-exists",
        Code = "I05",
        Title = "CREATE INDEX CONCURRENTLY IF NOT EXISTS",
        Why = "A build that failed leaves an INVALID index of that name; the next run finds it there and is content, and no "
            + "query ever uses it.",
        Advice = "Drop what a failed build left over before, or look at pg_index.indisvalid afterwards.",
        BadExample = "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_placed_at_idx ON orders (placed_at);",
        GoodExample = """
            DROP INDEX CONCURRENTLY IF EXISTS orders_placed_at_idx;
            CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(CreateIndex statement, MigrationStep step)
    {
        if (statement is not { IsConcurrent: true, IfNotExists: true, Name: { } name }
            || step.IsNew(statement.Table) || IsLookedAfter(name, step))
        {
            yield break;
        }

        QualifiedName index = statement.Table with { Name = name };
        string drop = $"DROP INDEX CONCURRENTLY IF EXISTS {index};";
        string build = ConcurrentIndex.Sql(statement);
        yield return new MigrationObservation
        {
            Object = index.ToString(),
            Severity = Severity.High,
            Message = $"If an earlier build of {index} failed, its INVALID index is still there: IF NOT EXISTS keeps it and "
                + "reports success.",
            Recommendation = "Drop what may be left over, then build without IF NOT EXISTS.",
            Sql = $"{drop}\n{build}",
            Alembic = AlembicCode.Autocommit(drop, build),
        };
    }

    private static bool IsLookedAfter(string index, MigrationStep step)
    {
        for (int i = Math.Max(0, step.Position - Neighbours); i <= step.Position + Neighbours && i < step.Statements.Count; i++)
        {
            Statement tree = step.Statements[i].Tree;
            bool isDrop = i < step.Position
                && tree is DropObject { Kind: ObjectKind.Index } drop && drop.Names.Any(name => name.Name == index);
            if (isDrop || (i != step.Position && step.Statements[i].Sql.Contains("indisvalid", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
