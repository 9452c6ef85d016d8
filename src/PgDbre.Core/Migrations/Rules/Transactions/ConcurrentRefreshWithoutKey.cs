using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConcurrentRefreshWithoutKey : StatementRule<RefreshMaterializedView>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "concurrent-refresh-without-key",
        Code = "X08",
        Title = "REFRESH MATERIALIZED VIEW CONCURRENTLY without a unique index",
        Why = "It fails: rows are compared by a unique index on plain columns without a condition.",
        Advice = "Build one first.",
        BadExample = "REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals;",
        GoodExample = """
            CREATE UNIQUE INDEX CONCURRENTLY customer_totals_customer_id_idx ON customer_totals (customer_id);
            REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: it fails; only where the view's indexes are known.",
        Reference = "https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(RefreshMaterializedView statement, MigrationStep step)
    {
        if (!statement.IsConcurrent || step.Schema.Find(statement.Name) is not { Kind: RelationKind.MaterializedView } view
            || view is { IsComplete: false, CreatedBy: null }
            || view.Indexes.Any(RefreshKey.Serves))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = view.Name.ToString(),
            Severity = Severity.Critical,
            Message = $"This fails: {view.Name} has no unique index on plain columns over all its rows.",
            Recommendation = "Build a unique index on the columns that tell its rows apart, then refresh it.",
        };
    }
}
