using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

internal sealed class NestedLoopInnerSeqScan : PlanRule
{
    private const double ManyRows = 100_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "nested-loop-inner-seq-scan",
        Code = "NL-INNER-SEQ",
        Title = "Whole table scanned once per outer row",
        Why = "The inner table has no index the join could use, so it is read from start to end for each outer row.",
        Advice = "Index the join column of the inner table.",
        BadExample = "Nested Loop; Join Filter: (t.k = i.order_id) -> Seq Scan on order_items i (loops=20)",
        GoodExample = "Nested Loop -> Index Scan using order_items_order_id_idx; Index Cond: (order_id = t.k)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from loop in facts.LiveNodes
        where loop.NodeType == "Nested Loop" && loop.Inner() is not null
        let scan = RescannedLeaf(loop.Inner()!)
        where scan is not null && Runs(facts, loop, scan) > 1 && Rows(facts, loop, scan) >= ManyRows
        select Found(facts, loop, scan);

    // Down the inner side to a scan, unless something on the way remembers the rows.
    private static PlanNode? RescannedLeaf(PlanNode inner)
    {
        PlanNode? node = inner;
        while (node is not null && !node.IsJoin() && node.NodeType is not ("Seq Scan" or "Materialize" or "Memoize"))
        {
            node = node.Inputs().FirstOrDefault();
        }

        return node is { NodeType: "Seq Scan" } ? node : null;
    }

    private static double Runs(PlanFacts facts, PlanNode loop, PlanNode scan) => facts.IsAnalyzed
        ? RunsTogether(loop, scan) is var runs && runs > (loop.Loops ?? 0) ? runs : 0
        : loop.Outer()?.PlanRows ?? 0;

    // Processes that share one scan do it once, but each of them counts a loop.
    private static double RunsTogether(PlanNode loop, PlanNode scan) =>
        (scan.Ancestors().TakeWhile(above => above != loop).LastOrDefault(above => above.IsGather()) ?? scan).Loops ?? 0;

    // Without actuals the rows behind a filter are unknown: what it returns is the least it reads.
    private static double Rows(PlanFacts facts, PlanNode loop, PlanNode scan) => facts.IsAnalyzed
        ? ((scan.ActualRows ?? 0) + (scan.RowsRemovedByFilter ?? 0)) * (scan.Loops ?? 0)
        : scan.PlanRows * Runs(facts, loop, scan);

    private Finding Found(PlanFacts facts, PlanNode loop, PlanNode scan)
    {
        double runs = Runs(facts, loop, scan);
        string verb = facts.IsAnalyzed ? "was scanned" : "is estimated to be scanned";
        Remedy advice = IndexAdvice.For(
            facts,
            scan,
            ColumnName.Joined(loop.JoinFilter, scan.Alias) is [var column, ..] ? WantedIndex.On(IndexKey.On(column)) : null,
            "An index on the inner table's join column lets each outer row find its matches.");
        return facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"{scan.RelationName} {verb} {Figure.Count(runs)} times from start to end, "
                + $"{Figure.Count(Rows(facts, loop, scan))} rows in all.",
            Keys = ["Filter", "Plan Rows", "Actual Rows", "Rows Removed by Filter", "Actual Loops"],
            Recommendation = advice.Words,
            Sql = advice.Sql,
            // The join throws away what the scan brought: its time goes with the scan's.
            Stake = facts.Subtree(scan) + facts.Own(loop),
            IsApproximate = !facts.IsAnalyzed,
        });
    }
}
