using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Findings;

internal sealed class StorageSpilled : PlanRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "storage-spilled-to-disk",
        Code = "MEM-STORAGE",
        Title = "Rows kept for later went to disk",
        Why = "Materialize, CTEs, window functions, recursion and table functions keep rows to read them again; what does not fit into "
            + "work_mem is written to a temporary file.",
        Advice = "More work_mem for this statement; fewer rows and columns kept; no AS MATERIALIZED for large results.",
        BadExample = "CTE Scan; Storage: Disk  Maximum Storage: 15624kB",
        GoodExample = "CTE Scan; Storage: Memory  Maximum Storage: 20799kB",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override EstimateFault BroughtAboutBy => EstimateFault.TooFew;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        // Every scan of a CTE shows the one store they share; a recursive CTE's union has stores of its own.
        List<PlanNode> stores = [.. facts.LiveNodes.Where(IsOnDisk)
            .GroupBy(node => (node.NodeType, Store: node.CteName is null ? node : CteSplit.DeclarationOf(node) ?? node))
            .Select(scans => scans.MaxBy(facts.Own)!)
            .Where(node => !CteFence.Speaks(facts, node))];
        if (stores.MaxBy(Kilobytes) is not { } largest)
        {
            yield break;
        }

        int megabytes = WorkMemory.MegabytesForKeptRows(Kilobytes(largest));
        yield return facts.About(Metadata, largest, new NodeObservation
        {
            Message = $"{largest} kept {Figure.Megabytes(Kilobytes(largest))} of rows on disk."
                + (stores.Count == 1 ? "" : $" {stores.Count - 1} other node(s) kept less there."),
            Keys = ["Storage", "Maximum Storage", "Temp Read Blocks", "Temp Written Blocks", "Actual Rows", "Actual Loops"],
            Recommendation = WorkMemory.Caution(megabytes),
            Sql = WorkMemory.SetLocal(megabytes),
            Stake = stores.Sum(facts.Own),
        });
    }

    /// <summary>True where the node's own rows are on disk; servers before 18 do not tell.</summary>
    internal static bool IsOnDisk(PlanNode node) => node.Text("Storage") == "Disk";

    private static double Kilobytes(PlanNode node) => node.Number("Maximum Storage") ?? 0;
}
