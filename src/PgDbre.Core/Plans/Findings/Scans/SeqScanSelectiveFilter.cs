using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SeqScanSelectiveFilter : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "seq-scan-selective-filter",
        Code = "SEQ-FILTER",
        Title = "Sequential scan with a selective filter",
        Why = "The whole table is read for a small part of its rows; the cost grows with the table, not with the answer.",
        Advice = "Index the equality columns first, then one range column; for a rare constant a partial index.",
        BadExample = "Seq Scan on orders; Filter: (customer_id = 42); Rows Removed by Filter: 199980",
        GoodExample = "Index Scan using orders_customer_id_idx on orders; Index Cond: (customer_id = 42)",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        IEnumerable<PlanNode> found = facts.LiveNodes.Where(node => SelectiveScan.Of(facts, node) is not null);
        foreach (AppendMembers members in AppendMembers.Group(facts, found))
        {
            PlanNode node = members.Worst;
            SelectiveScan scan = SelectiveScan.Of(facts, node)!;
            Remedy advice = IndexAdvice.For(
                facts,
                node,
                // Another relation in a scan's filter is the row for which a subplan runs.
                WantedIndex.For(facts.TableOf(node), ConditionText.Conditions(node.Filter), ColumnName.Joined(node.Filter, node.Alias)),
                "An index on the filter's columns: equality columns first, then one range column.");
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{scan.Says(node)}.{members.Others}",
                Keys = ["Filter", "Actual Rows", "Rows Removed by Filter", "Actual Loops", "Plan Rows", "Total Cost"],
                Recommendation = advice.Words
                    + (members.All.Count > 1
                        ? $" Index each partition concurrently and attach it to an index of {Parent(facts, node)}."
                        : ""),
                Sql = advice.Sql,
                Stake = members.All.Sum(facts.Own),
                IsApproximate = scan.IsApproximate,
            });
        }
    }

    private static string Parent(PlanFacts facts, PlanNode node) =>
        facts.TableOf(node)?.PartitionRoot is { } root ? root.ToString() : "the parent";
}
