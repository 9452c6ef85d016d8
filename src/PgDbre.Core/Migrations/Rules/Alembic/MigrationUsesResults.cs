using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class MigrationUsesResults : RevisionRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "migration-uses-results",
        Code = "A14",
        Title = "A revision works with results of queries",
        Why = "alembic upgrade --sql has no results: it fails, and nobody can read beforehand what will run.",
        Advice = "Say it in one statement of SQL where that can be done; else review it with -Shadow.",
        BadExample = """
            def upgrade():
                rows = op.get_bind().execute(sa.text("SELECT id FROM orders")).fetchall()
                for row in rows:
                    op.execute(f"UPDATE orders SET note = '' WHERE id = {row.id}")
            def downgrade():
                raise NotImplementedError()
            """,
        GoodExample = """
            def upgrade():
                op.execute("UPDATE orders SET note = '' WHERE note IS NULL AND id = 1")
            def downgrade():
                raise NotImplementedError()
            """,
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://alembic.sqlalchemy.org/en/latest/offline.html",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end)
    {
        MigrationOperation? query = script.Upgrade?.Operations.FirstOrDefault(operation =>
            operation.Source is OperationSource.Bind or OperationSource.Session
            && operation.Sql?.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) == true);
        if (query is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = script.Revision,
            Severity = Severity.Info,
            Message = "It reads rows and works with them: what it does depends on the data, and alembic upgrade --sql fails.",
            Recommendation = "Say it in SQL where that can be done; else run it with -Shadow before production does.",
            Line = query.Line,
        };
    }
}
