using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class LimitAfterFullWork : PlanRule
{
    private const double ManyRows = 10_000;
    // Even at random-page prices the planner would have used an index that gives one row in a thousand.
    private const double WorthAnIndex = 1000;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "limit-after-full-work",
        Code = "LIMIT-LATE",
        Title = "LIMIT after all the work was done",
        Why = "Below the LIMIT a hash table was built of every row before the first one came out; the few rows kept needed a few of them.",
        Advice = "An index on the grouped or joined column: then rows come one by one and the LIMIT stops them early.",
        BadExample = "Limit (rows=10) -> HashAggregate -> Seq Scan on orders (rows=200000)",
        GoodExample = "Limit (rows=10) -> Group -> Index Only Scan using orders_customer_id_idx (rows=201)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode limit in facts.LiveNodes.Where(node => node.NodeType == "Limit" && IsFilled(node)))
        {
            // A sort below the LIMIT is for sort-keeps-few-rows to judge: the walk stops there.
            for (PlanNode? node = limit.Outer(); node is not null; node = Next(node))
            {
                Finding? found = node.NodeType == "Aggregate" ? OfGroups(facts, limit, node) : OfJoin(facts, limit, node);
                if (found is not null)
                {
                    yield return found;
                }
            }
        }
    }

    // A LIMIT that got fewer rows than it wanted had to see all its input.
    private static bool IsFilled(PlanNode limit) => limit.Metrics.TotalRows > 0 && limit.ActualRows >= limit.PlanRows;

    private static PlanNode? Next(PlanNode node) => node.NodeType switch
    {
        "Gather" or "Result" or "ProjectSet" or "LockRows" => node.Outer(),
        "Subquery Scan" => node.Inputs().FirstOrDefault(),
        "Hash Join" or "Nested Loop" when node.JoinType is "Inner" or "Left" or "Semi" or "Anti" => node.Outer(),
        _ => null,
    };

    private Finding? OfGroups(PlanFacts facts, PlanNode limit, PlanNode groups)
    {
        double kept = limit.Metrics.TotalRows!.Value;
        if (groups.Text("Strategy") != "Hashed" || groups.PlanRows < WorthAnIndex * kept
            || ScanOf(facts, groups) is not { } scan || RowBounds.Returned(scan).Low < ManyRows)
        {
            return null;
        }

        List<string> columns = [.. groups.GroupKey.Select(key => Column(key)).OfType<string>()];
        return columns.Count < groups.GroupKey.Count
            ? null
            : Found(facts, limit, groups, scan, columns, facts.Subtree(groups),
                $"{Figure.Count(scan.Metrics.TotalRows ?? 0)} rows of {scan.RelationName} were grouped by {string.Join(", ", columns)} "
                + $"to return {Figure.Count(kept)} groups.");
    }

    private Finding? OfJoin(PlanFacts facts, PlanNode limit, PlanNode join)
    {
        if (join is not { NodeType: "Hash Join" } || join.Inner() is not { NodeType: "Hash" } hash || join.Outer() is not { } outer
            || SeqScanInput.Of(facts, hash) is not { } scan || SeqScanFeedsSmallJoin.Of(facts, join, hash) is not null)
        {
            return null;
        }

        double hashed = RowBounds.Returned(scan).Low;
        // The outer rows it takes to fill the LIMIT, by the planner's numbers and in truth.
        double plannedLookups = outer.PlanRows * limit.PlanRows / Math.Max(1, join.PlanRows);
        double lookups = RowBounds.Returned(outer).High;
        IReadOnlyList<string> columns = SeqScanFeedsSmallJoin.JoinColumns(join, scan);
        return hashed < ManyRows || columns.Count == 0
            || plannedLookups * WorthAnIndex > scan.Metrics.TotalPlanRows || lookups * WorthAnIndex > hashed
            ? null
            : Found(facts, limit, join, scan, columns, facts.Subtree(hash),
                $"All {Figure.Count(scan.Metrics.TotalRows ?? 0)} rows of {scan.RelationName} were hashed to join "
                + $"{Figure.Count(lookups)} rows for a LIMIT that returned {Figure.Count(limit.Metrics.TotalRows ?? 0)}.");
    }

    private Finding? Found(
        PlanFacts facts, PlanNode limit, PlanNode node, PlanNode scan, IReadOnlyList<string> columns, double stake, string message)
    {
        // With these switched off the index may be there, and not be used.
        bool switchedOff = ((string[])["enable_nestloop", "enable_indexscan", "enable_sort"])
            .Any(name => facts.Plan.Settings.GetValueOrDefault(name) is "off");
        Remedy advice = IndexAdvice.For(
            facts,
            scan,
            WantedIndex.OnAny(columns),
            $"An index on {string.Join(", ", columns)} of {scan.RelationName} gives the {Figure.Count(limit.PlanRows)} rows of the LIMIT "
                + "without reading the rest.");
        return switchedOff || facts.SharePercent(stake) < WorthPercent ? null : facts.About(Metadata, node, new NodeObservation
        {
            Message = message,
            Keys = ["Strategy", "Group Key", "Hash Cond", "Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            Stake = stake,
        });
    }

    private static PlanNode? ScanOf(PlanFacts facts, PlanNode groups)
    {
        PlanNode? input = groups.Outer();
        while (input is { NodeType: "Gather" or "Aggregate" })
        {
            input = input.Outer();
        }

        return SeqScanInput.Of(facts, input);
    }

    private static string? Column(string key) => ColumnName.Parse(key)?.Column ?? ColumnName.Parse($"t.{key}")?.Column;
}
