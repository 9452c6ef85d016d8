using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class IndexOnlyScanVisitsHeap : PlanRule
{
    private const double WarnPercent = 1;
    private const double HighPercent = 10;
    private const double FewFetches = 100;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "index-only-scan-visits-heap",
        Code = "IOS-HEAP",
        Title = "Index-only scan visits the table",
        Why = "Pages not marked all-visible must be looked up in the table; at 10 % of the rows the scan takes about twice as long.",
        Advice = "VACUUM the table; a lower autovacuum_vacuum_insert_scale_factor; no transactions open for hours.",
        BadExample = "Heap Fetches: 20371 of 20000 rows",
        GoodExample = "Heap Fetches: 0",
        MaxSeverity = Severity.High,
        SeverityRule = "Low below 10 % of the rows; else by share: " + PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.NodeType == "Index Only Scan"))
        {
            // A total over all loops, unlike the rows.
            double fetches = node.Number("Heap Fetches") ?? 0;
            double rows = (node.Metrics.TotalRows ?? 0) + (node.Metrics.TotalRowsRemoved ?? 0);
            double percent = 100 * fetches / Math.Max(1, rows);
            if (fetches < FewFetches || percent < WarnPercent)
            {
                continue;
            }

            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} had to look up {Figure.Count(fetches)} rows in the table for {Figure.Count(rows)} rows of "
                    + $"the index ({Figure.Percent(percent)}).{Upkeep(facts.TableOf(node))}",
                Keys = ["Heap Fetches", "Actual Rows", "Actual Loops", "Rows Removed by Filter"],
                Recommendation = "VACUUM the table so that its pages are marked all-visible; make autovacuum come earlier."
                    + (facts.TableOf(node)?.Upkeep is { DeadRows: > 0, VacuumAge.TotalHours: < 1 }
                        ? " It was vacuumed within the hour and dead rows are left: an old transaction may be keeping them."
                        : ""),
                Sql = node.RelationName is null ? null : $"VACUUM {IndexStatement.Table(facts, node)};",
                Severity = percent < HighPercent ? Severity.Low : null,
            });
        }
    }

    private static string Upkeep(Table? table) => table is null ? ""
        : $" The table has {Figure.Count(table.Upkeep.DeadRows)} dead rows, {Figure.Count(table.Upkeep.InsertedSinceVacuum)} rows came "
            + $"since the last vacuum, and {Figure.Percent(100.0 * table.AllVisiblePages / Math.Max(1, table.Pages))} "
            + "of its pages are all-visible; "
            + (table.Upkeep.VacuumAge is { } age ? $"the last vacuum was {TableFigures.Age(age)} ago." : "no vacuum of it is known.");
}
