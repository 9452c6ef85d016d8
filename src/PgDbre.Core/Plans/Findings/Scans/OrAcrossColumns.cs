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

            List<Condition?> all = [.. ConditionText.Arms(node.Filter!, " OR ").Select(Condition.Parse)];
            List<Condition> arms = [.. all.OfType<Condition>().DistinctBy(condition => condition.Column)];
            if (arms.Count >= 2)
            {
                Remedy advice = Advice(facts, node, all, arms);
                yield return facts.About(Metadata, node, new NodeObservation
                {
                    Message = $"The OR over {string.Join(" and ", arms.Select(arm => arm.Column))} needs an index for each: "
                        + $"{scan.Says(node)}.",
                    Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows"],
                    Recommendation = advice.Words,
                    Sql = advice.Sql,
                    IsApproximate = scan.IsApproximate,
                });
            }
        }
    }

    private static Remedy Advice(PlanFacts facts, PlanNode node, List<Condition?> all, List<Condition> arms)
    {
        const string Words = "Index each column of the OR, or write two queries with UNION (which also merges true duplicates).";
        WantedIndex?[] wanted = [.. arms.Select(arm => WantedIndex.For(facts.TableOf(node), [arm]))];
        // Without the catalog nobody knows which index is missing; an arm that no index can serve leaves the others useless.
        if (facts.TableOf(node) is not { } table || all.Contains(null) || wanted.Contains(null))
        {
            return new Remedy(Words, null);
        }

        Remedy[] each = [.. wanted.Select(one => IndexAdvice.For(facts, node, one, ""))];
        string[] there = [.. wanted.Select(one => IndexAdvice.Serving(table, one!)?.Name).OfType<string>()];
        string[] sql = [.. each.Select(advice => advice.Sql).OfType<string>().Distinct()];
        return there.Length == wanted.Length
            ? each.First(advice => advice.Words.Length > 0) with { Sql = sql.FirstOrDefault() }
            : new Remedy(
                Words + (there.Length == 0 ? " There is none yet." : $" There is {string.Join(" and ", there)}; the others are missing."),
                sql.Length == 0 ? null : string.Join(" ", sql));
    }
}
