namespace PgDbre.Core.Plans.Findings;

/// <summary>A table read from start to end as one side of a join or aggregate, seen through nodes that only hand its rows on.</summary>
internal static class SeqScanInput
{
    /// <summary>Null where the input is anything else, or its filter is the fault (see <see cref="SelectiveScan"/>).</summary>
    public static PlanNode? Of(PlanFacts facts, PlanNode? input)
    {
        while (input is not null && (input.IsSort() || input.IsGather() || input.NodeType is "Hash" or "Materialize"))
        {
            input = input.Outer();
        }

        return input is { NodeType: "Seq Scan", RelationName: not null } && SelectiveScan.Of(facts, input) is null ? input : null;
    }

    /// <summary>What the scan costs with the nodes that hand its rows on, up to and without the given one.</summary>
    public static double CostUpTo(PlanFacts facts, PlanNode scan, PlanNode end) =>
        scan.Ancestors().TakeWhile(above => above != end).Prepend(scan).Sum(facts.Own);
}
