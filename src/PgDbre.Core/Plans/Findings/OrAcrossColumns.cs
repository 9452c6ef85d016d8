using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class OrAcrossColumns : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "or-across-columns",
        Code = "OR-SCAN",
        Title = "OR over several columns stops index use",
        Why = "Unless every arm of the OR has its own index, the whole table is read.",
        Advice = "An index for each arm (a BitmapOr combines them), or a UNION of two queries.",
        BadExample = "Filter: ((customer_id = 42) OR (note = 'x'))",
        GoodExample = "BitmapOr of two Bitmap Index Scans",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes)
        {
            if (SelectiveScan.Of(facts, node) is not { } scan)
            {
                continue;
            }

            List<string> columns = [.. ConditionText.Arms(node.Filter!, " OR ").Select(Condition.Parse).OfType<Condition>()
                .Select(condition => condition.Column).Distinct()];
            if (columns.Count >= 2)
            {
                yield return facts.About(Metadata, node, new NodeObservation
                {
                    Message = $"The OR over {string.Join(" and ", columns)} needs an index for each: {scan.Says(node)}.",
                    Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
                    Recommendation = "Index each column of the OR, or write two queries with UNION (which also merges true duplicates).",
                    IsApproximate = scan.IsApproximate,
                });
            }
        }
    }
}
