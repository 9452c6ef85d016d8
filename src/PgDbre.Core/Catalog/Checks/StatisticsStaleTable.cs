using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class StatisticsStaleTable : TableCheck
{
    // Autovacuum comes at a tenth of the rows; twice that is late.
    private const double StalePercent = 20;
    private const long MinPages = 100;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "statistics-stale-table",
        Title = "Table statistics missing or out of date",
        Why = "The planner chooses by what ANALYZE last saw; where the table changed since, its row numbers are of another table.",
        Advice = "ANALYZE now; a lower autovacuum_analyze_scale_factor for a large table, so that it comes by itself.",
        BadExample = "30 % of the rows changed since the last ANALYZE",
        GoodExample = "ANALYZE orders",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium if there are none, or autovacuum is off for the table; else low. Nothing for tables under 100 pages.",
        Reference = "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        StatisticsAge age = StatisticsAge.Of(table);
        if (table.Pages < MinPages || !(age.IsMissing || age.ChangedPercent > StalePercent))
        {
            yield break;
        }

        yield return Found(facts, new SchemaObservation
        {
            Object = table.ToString(),
            Severity = age.IsMissing || !table.Upkeep.IsAutovacuumOn ? Severity.Medium : Severity.Low,
            Message = $"The table {age.Words}.",
            Evidence = $"n_mod_since_analyze = {table.Upkeep.ModifiedSinceAnalyze}, n_live_tup = {table.Upkeep.LiveRows}, "
                + $"autovacuum {(table.Upkeep.IsAutovacuumOn ? "on" : "off")}",
            Recommendation = table.Upkeep.IsAutovacuumOn
                ? "ANALYZE it, and see why autovacuum is late: a lower autovacuum_analyze_scale_factor, or more workers."
                : "ANALYZE it; autovacuum is off for it, so it stays as it is until somebody does.",
            Sql = $"ANALYZE {table.Name};",
            Score = table.Pages * 8192,
        });
    }
}
