using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class StatisticsStale : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "statistics-stale",
        Code = "STATS-STALE",
        Title = "Table statistics missing or out of date",
        Why = "The planner chooses by what ANALYZE last saw; where the table changed since, its row numbers are of another table.",
        Advice = "ANALYZE now; a lower autovacuum_analyze_scale_factor for a large table, so that it comes by itself.",
        BadExample = "68,000 of 200,000 rows changed since the last ANALYZE; rows=9 planned, rows=2400 actual",
        GoodExample = "ANALYZE orders; rows=2390 planned, rows=2400 actual",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule
            + " The time at stake is that of the nodes whose rows were estimated wrongly; low where none were.",
        Reference = "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS",
    };

    public override PlanNeeds Needs => PlanNeeds.Catalog;

    // Old statistics that misled nobody are no finding of this plan; missing ones mislead sooner or later.
    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        Dictionary<Table, double> misled = Misled(facts);
        foreach (IGrouping<Table, PlanNode> nodes in facts.LiveNodes
            .Where(node => facts.TableOf(node) is not null).GroupBy(node => facts.TableOf(node)!))
        {
            StatisticsAge age = StatisticsAge.Of(nodes.Key);
            bool isMisled = misled.TryGetValue(nodes.Key, out double stake);
            if (age.IsMissing || (age.IsStale && isMisled))
            {
                yield return Found(facts, nodes.MaxBy(facts.Own)!, age, isMisled ? stake : null);
            }
        }
    }

    private static Dictionary<Table, double> Misled(PlanFacts facts)
    {
        Dictionary<Table, double> stakes = new(ReferenceEqualityComparer.Instance);
        foreach (RowEstimate estimate in facts.IsAnalyzed ? (RowEstimate[])[new(facts, under: true), new(facts, under: false)] : [])
        {
            foreach (PlanNode cause in estimate.Causes())
            {
                double stake = facts.Own(cause) + estimate.Consequences(cause).Sum(facts.Own);
                foreach (Table table in cause.Subtree().Select(facts.TableOf).OfType<Table>().Distinct())
                {
                    stakes[table] = stakes.GetValueOrDefault(table) + stake;
                }
            }
        }

        return stakes;
    }

    private Finding Found(PlanFacts facts, PlanNode node, StatisticsAge age, double? stake)
    {
        TableUpkeep upkeep = age.Table.Upkeep;
        Finding finding = facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{age.Table.Name} {age.Words}.",
            Keys = ["Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = Advice(age.Table),
            Sql = $"ANALYZE {IndexStatement.Name(age.Table.Name)};",
            Stake = stake ?? facts.Own(node),
            Severity = stake is null ? Severity.Low : null,
        });
        string last = upkeep.LastAnalyze is { } time ? $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "unknown";
        return finding with
        {
            Evidence = $"{finding.Evidence}; last analyze = {last}, n_mod_since_analyze = {upkeep.ModifiedSinceAnalyze}, "
                + $"n_live_tup = {upkeep.LiveRows}",
        };
    }

    private static string Advice(Table table)
    {
        TableUpkeep upkeep = table.Upkeep;
        if (!upkeep.IsAutovacuumOn)
        {
            return "ANALYZE it. Autovacuum is off for it, so it stays as it is until somebody does.";
        }

        double changes = upkeep.AnalyzeThreshold + (upkeep.AnalyzeScaleFactor * (table.Rows ?? 0));
        return upkeep.ModifiedSinceAnalyze > changes
            ? $"ANALYZE it. Autovacuum should have come after {Figure.Count(changes)} changes: it is busy, blocked, or has not been "
                + "there yet."
            : $"ANALYZE it. Autovacuum comes after {Figure.Count(changes)} changes; a lower autovacuum_analyze_scale_factor "
                + $"(now {Figure.Percent(100 * upkeep.AnalyzeScaleFactor)} of the rows) comes earlier.";
    }
}
