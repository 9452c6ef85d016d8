using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SeqScanFeedsSmallJoin : PlanRule
{
    private const double ManyRows = 10_000;
    // Measured on 17, all in cache: looking up 1 row in 50 took as long as the hash join that read them all.
    private const double WorthALookup = 100;
    // To the planner a lookup costs up to two random pages and each match one more, a row read in order a two-hundredth of a page and
    // its CPU. With lookups and matches this few it would have used an index, if there were one.
    private const double PlannedWorthALookup = 1000;
    private const double PlannedWorthAMatch = 500;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "seq-scan-feeds-small-join",
        Code = "SEQ-JOIN",
        Title = "Whole table read to join it with a few rows",
        Why = "The other side has few rows and few of this table match them; all the others were read for nothing.",
        Advice = "Index the join column of the large table, so that the few rows look up their matches.",
        BadExample = "Hash Join (rows=20) -> Seq Scan on orders (rows=200000) with Hash -> Seq Scan on tiny (rows=20)",
        GoodExample = "Nested Loop -> Seq Scan on tiny, Index Scan using orders_customer_id_idx on orders (loops=20)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode join in facts.LiveNodes.Where(node => node.NodeType is "Hash Join" or "Merge Join"))
        {
            foreach (PlanNode side in join.Inputs())
            {
                if (Of(facts, join, side) is { } scan && JoinColumns(join, scan) is { Count: > 0 } columns)
                {
                    yield return Found(facts, join, scan, columns);
                }
            }
        }
    }

    /// <summary>The scan of a join's side that this rule speaks about; null where it is silent.</summary>
    internal static PlanNode? Of(PlanFacts facts, PlanNode join, PlanNode side)
    {
        PlanNode? other = join.Inputs().FirstOrDefault(input => input != side);
        // With nested loops switched off the index may be there, and not be used; a join filter hides how many rows it would find.
        return other is not null && join.JoinFilter is null && facts.Plan.Settings.GetValueOrDefault("enable_nestloop") is not "off"
            && SeqScanInput.Of(facts, side) is { } scan && Planned(scan) >= ManyRows
            && Planned(other) * PlannedWorthALookup <= Planned(scan) && Planned(join) * PlannedWorthAMatch <= Planned(scan)
            && (!facts.IsAnalyzed || IsSmall(scan, other, join))
            && facts.SharePercent(SeqScanInput.CostUpTo(facts, scan, join)) >= WorthPercent
            ? scan
            : null;
    }

    internal static IReadOnlyList<string> JoinColumns(PlanNode join, PlanNode scan) =>
        ColumnName.Joined(join.HashCond ?? join.MergeCond, scan.Alias);

    private static double Planned(PlanNode node) => node.Metrics.TotalPlanRows ?? node.PlanRows;

    private static bool IsSmall(PlanNode scan, PlanNode other, PlanNode join)
    {
        double rows = RowBounds.Returned(scan).Low;
        return rows >= ManyRows
            && RowBounds.Returned(other).High * WorthALookup <= rows
            && RowBounds.Returned(join).High * WorthALookup <= rows;
    }

    private Finding Found(PlanFacts facts, PlanNode join, PlanNode scan, IReadOnlyList<string> columns)
    {
        PlanNode other = join.Inputs().First(input => !input.Subtree().Contains(scan));
        string verb = facts.IsAnalyzed ? "returned" : "is estimated to return";
        Remedy advice = IndexAdvice.For(
            facts,
            scan,
            WantedIndex.OnAny(columns),
            $"An index on {string.Join(", ", columns)} lets each row of the small side look up its matches.");
        return facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"{scan} {verb} {Rows(facts, scan)} rows for a join with {Rows(facts, other)} rows that keeps "
                + $"{Rows(facts, join)}.",
            Keys = ["Plan Rows", "Actual Rows", "Actual Loops", "Filter", "Total Cost"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            Stake = SeqScanInput.CostUpTo(facts, scan, join) + facts.Own(join),
            IsApproximate = !facts.IsAnalyzed,
        });
    }

    private static string Rows(PlanFacts facts, PlanNode node) =>
        Figure.Count(facts.IsAnalyzed ? node.Metrics.TotalRows ?? 0 : Planned(node));
}
