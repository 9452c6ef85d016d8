using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class TempBlocks : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "temp-blocks",
        Code = "TEMP-BLK",
        Title = "Temporary files of another kind",
        Why = "Rows that do not fit into work_mem go through temporary files: here of a node that is neither sort nor hash.",
        Advice = "More work_mem for this statement; avoid AS MATERIALIZED for large results.",
        BadExample = "CTE Scan; temp read=1 written=1290",
        GoodExample = "CTE inlined, no temp blocks",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Buffers;

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode node in facts.LiveNodes.Where(node => !IsJudgedElsewhere(facts, node)))
        {
            double blocks = (node.Metrics.TempReadBlocks ?? 0) + (node.Metrics.TempWrittenBlocks ?? 0);
            if (blocks <= 0)
            {
                continue;
            }

            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} read {Figure.Count(node.Metrics.TempReadBlocks ?? 0)} and wrote "
                    + $"{Figure.Count(node.Metrics.TempWrittenBlocks ?? 0)} temporary blocks itself.",
                Keys = ["Temp Read Blocks", "Temp Written Blocks", "Storage", "Maximum Storage"],
                Recommendation = "Give the statement more work_mem, or return fewer and narrower rows from this node.",
            });
        }
    }

    // Sorts, hash joins, hash aggregates and kept rows have findings that know how much memory would do; rows behind a fence, or of a
    // NOT IN, would not be kept at all.
    private static bool IsJudgedElsewhere(PlanFacts facts, PlanNode node) =>
        node.IsSort() || node.NodeType is "Hash" or "Hash Join"
        || (node.NodeType == "Aggregate" && node.Text("Strategy") is "Hashed" or "Mixed")
        || StorageSpilled.IsOnDisk(node) || IsStoreOfRecursion(node)
        || CteFence.Speaks(facts, node) || NotInSubplan.Speaks(facts, node);

    // It reads what the recursive union above keeps.
    private static bool IsStoreOfRecursion(PlanNode node) =>
        node.NodeType == "WorkTable Scan" && node.Ancestors().Any(StorageSpilled.IsOnDisk);
}
