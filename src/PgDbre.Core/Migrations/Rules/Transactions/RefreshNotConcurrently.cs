using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RefreshNotConcurrently : StatementRule<RefreshMaterializedView>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "refresh-not-concurrently",
        Code = "X08",
        Title = "REFRESH MATERIALIZED VIEW without CONCURRENTLY",
        Why = "Nobody can read the view until its whole query has run again.",
        Advice = "A unique index on plain columns, then REFRESH MATERIALIZED VIEW CONCURRENTLY.",
        BadExample = "REFRESH MATERIALIZED VIEW customer_totals;",
        GoodExample = """
            CREATE UNIQUE INDEX CONCURRENTLY customer_totals_customer_id_idx ON customer_totals (customer_id);
            REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(RefreshMaterializedView statement, MigrationStep step)
    {
        if (statement.IsConcurrent || statement.WithNoData || step.EffectOn(statement.Name) is not { } effect
            || step.IsOfThisMigration(statement.Name))
        {
            yield break;
        }

        bool hasKey = step.Schema.Find(statement.Name)?.Indexes.Any(RefreshKey.Serves) == true;
        yield return new MigrationObservation
        {
            Object = step.Display(statement.Name),
            Severity = Severity.Medium,
            Message = $"Nobody can read {step.Display(statement.Name)} until its query has run again.",
            Recommendation = hasKey ? "Refresh it CONCURRENTLY." : "Build a unique index on plain columns of it, then refresh it "
                + "CONCURRENTLY.",
            Sql = hasKey ? $"REFRESH MATERIALIZED VIEW CONCURRENTLY {statement.Name};" : null,
            Claim = effect with { Work = TableWork.Rewrite },
        };
    }
}
