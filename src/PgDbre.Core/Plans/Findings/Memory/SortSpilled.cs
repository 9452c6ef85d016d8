using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SortSpilled : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "sort-spilled-to-disk",
        Code = "SORT-DISK",
        Title = "Sort spilled to disk",
        Why = "The rows did not fit into work_mem; they were written to temporary files and read back, perhaps more than once.",
        Advice = "More work_mem for this statement, an index that gives the order, fewer columns, or a LIMIT.",
        BadExample = "Sort Method: external merge  Disk: 15968kB",
        GoodExample = "Sort Method: quicksort  Memory: 28000kB",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.None;

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(node => node.IsSort())
            .Select(node => facts.IsAnalyzed ? Measured(facts, node) : Estimated(facts, node))
            .OfType<Finding>();

    private Finding? Measured(PlanFacts facts, PlanNode node)
    {
        if (SortSpace.OnDisk(node) is not { } disk)
        {
            return null;
        }

        double rowsPerProcess = (node.Metrics.TotalRows ?? 0) / Math.Max(1, SortSpace.Processes(node));
        int megabytes = WorkMemory.MegabytesForSort(disk, rowsPerProcess, node.PlanWidth);
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} by {string.Join(", ", node.SortKey)} wrote {Figure.Megabytes(disk)} to disk"
                + (SortSpace.Processes(node) > 1 ? " in its largest process." : "."),
            Keys = ["Sort Key", "Sort Method", "Sort Space Used", "Sort Space Type", "Workers", "Full-sort Groups", "Pre-sorted Groups"],
            Recommendation = WorkMemory.Caution(megabytes) + " An index that gives the order avoids the sort.",
            Sql = WorkMemory.SetLocal(megabytes),
        });
    }

    private Finding? Estimated(PlanFacts facts, PlanNode node)
    {
        double needed = WorkMemory.SortKilobytes(node.PlanRows, node.PlanWidth);
        double available = WorkMemory.Kilobytes(facts.Plan);
        // An incremental sort keeps one group at a time.
        if (node.NodeType != "Sort" || IsBounded(node) || needed <= available)
        {
            return null;
        }

        int megabytes = WorkMemory.MegabytesForSort(0, node.PlanRows, node.PlanWidth);
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} is estimated to sort {Figure.Count(node.PlanRows)} rows, about {Figure.Megabytes(needed)}, "
                + $"with work_mem {Figure.Megabytes(available)}: it would spill to disk.",
            Keys = ["Sort Key", "Plan Rows", "Plan Width", "Total Cost"],
            Recommendation = WorkMemory.Caution(megabytes) + " An index that gives the order avoids the sort.",
            Sql = WorkMemory.SetLocal(megabytes),
            IsApproximate = true,
        });
    }

    // A Limit above makes it a top-N sort, which keeps only the first rows; these nodes hand the bound down (ExecSetTupleBound).
    private static bool IsBounded(PlanNode node) =>
        node.Ancestors().SkipWhile(above => above.NodeType is "Gather" or "Gather Merge" or "Append" or "Merge Append" or "Result")
            .FirstOrDefault() is { NodeType: "Limit" };
}
