using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SortKeepsFew : PlanRule
{
    private const double ManyRows = 1000;
    private const double SmallLimit = 10;
    private const double LargePercent = 40;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "sort-keeps-few-rows",
        Code = "SORT-TOPN",
        Title = "Everything sorted to keep a few rows",
        Why = "Every row is read and compared for the first few of the order.",
        Advice = "An index on the sort key gives the first rows at once.",
        BadExample = "Limit (rows=10) -> Sort (top-N heapsort) -> Seq Scan (rows=200000)",
        GoodExample = "Limit -> Index Scan using orders_note_idx",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        // An order by distance has a finding of its own.
        foreach (PlanNode sort in facts.LiveNodes
            .Where(node => node.NodeType == "Sort" && !node.SortKey.Any(VectorDistance.IsIn) && !IsByResult(node)))
        {
            double kept = LimitAbove(sort)?.Metrics.TotalRows ?? double.NaN;
            double read = sort.Inputs().FirstOrDefault()?.Metrics.TotalRows ?? 0;
            bool keepsAll = sort.Text("Sort Method") is { } method && method != "top-N heapsort";
            bool wasteful = keepsAll
                ? read >= ManyRows && read >= SmallLimit * kept
                : read >= ManyRows * Math.Max(1, kept) && facts.SharePercent(facts.Subtree(sort)) >= LargePercent;
            if (kept >= 0 && wasteful)
            {
                yield return Found(facts, sort, read, kept);
            }
        }
    }

    // No index holds what an aggregate or a window function has yet to compute.
    private static bool IsByResult(PlanNode sort)
    {
        PlanNode? input = sort.Outer();
        while (input is { NodeType: "Subquery Scan" or "Result" } || input?.IsGather() == true)
        {
            input = input.Inputs().FirstOrDefault();
        }

        return input is { NodeType: "Aggregate" or "WindowAgg" } && sort.SortKey is [var first, ..]
            && ConditionText.Unwrap(first.Replace(" DESC", "", StringComparison.Ordinal)) is var key
            && !input.GroupKey.Any(group => ConditionText.Unwrap(group) == key);
    }

    private static PlanNode? LimitAbove(PlanNode sort)
    {
        PlanNode? above = sort.Parent;
        return (above?.NodeType == "Gather Merge" ? above.Parent : above) is { NodeType: "Limit" } limit ? limit : null;
    }

    private Finding Found(PlanFacts facts, PlanNode sort, double read, double kept)
    {
        const string Words = "An index on the sort key, with the equality columns of the filter in front of it.";
        // Only what comes straight from one table can come in an index's order.
        Remedy advice = sort.Inputs().FirstOrDefault() is { RelationName: not null } scan
            ? IndexAdvice.For(facts, scan, SortedIndex.For(facts.TableOf(scan), scan, sort), Words)
            : new Remedy(Words, null);
        return facts.About(Metadata, sort, new NodeObservation
        {
            Message = $"{Figure.Count(read)} rows were read and sorted by {string.Join(", ", sort.SortKey)} to keep {Figure.Count(kept)}.",
            Keys = ["Sort Key", "Sort Method", "Actual Rows", "Actual Loops"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            Stake = facts.Subtree(sort),
        });
    }
}
