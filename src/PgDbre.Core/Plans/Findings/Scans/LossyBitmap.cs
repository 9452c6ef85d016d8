using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class LossyBitmap : PlanRule
{
    // A hash entry of a page's bitmap in tidbitmap.c is about this large.
    private const double BytesPerPage = 64;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "lossy-bitmap",
        Code = "BMP-LOSSY",
        Title = "Bitmap became lossy",
        Why = "The bitmap did not fit into work_mem: it remembers whole pages only, and every row of them is checked again.",
        Advice = "More work_mem for this statement, or an index that selects fewer rows.",
        BadExample = "Heap Blocks: exact=922 lossy=1548; Rows Removed by Index Recheck: 84004",
        GoodExample = "Heap Blocks: exact=2470",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.NodeType == "Bitmap Heap Scan"))
        {
            // 18 prints each worker's own pages; before, only the leader's are known.
            double lossy = node.NumbersOfProcesses("Lossy Heap Blocks").Sum();
            double exact = node.NumbersOfProcesses("Exact Heap Blocks").Sum();
            double rechecked = (node.RowsRemovedByIndexRecheck ?? 0) * (node.Loops ?? 0);
            if (lossy <= 0 || rechecked <= 0)
            {
                continue;
            }

            // Twice, because a power of two is the step of the hash table.
            int megabytes = WorkMemory.MegabytesForSort((exact + lossy) * BytesPerPage / 1024, 0, 0);
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{Figure.Count(lossy)} of {Figure.Count(exact + lossy)} pages of {node} were lossy; "
                    + $"{Figure.Count(rechecked)} rows were read and checked for nothing.",
                Keys = ["Recheck Cond", "Exact Heap Blocks", "Lossy Heap Blocks", "Rows Removed by Index Recheck", "Actual Loops"],
                Recommendation = WorkMemory.Caution(megabytes),
                Sql = WorkMemory.SetLocal(megabytes),
                IsApproximate = node.IsParallelAware,
            });
        }
    }
}
