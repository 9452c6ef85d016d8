using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Plans.Proving;

/// <summary>Judges an index by two plain plans: one without it, one with it imagined.</summary>
internal static class IndexProof
{
    private const string Using = " using it";

    /// <param name="before">Planned without the index.</param>
    /// <param name="after">Planned with it.</param>
    /// <param name="index">Its name in the second plan.</param>
    /// <param name="table">The table it is on.</param>
    /// <param name="sizeBytes">HypoPG's estimate of its size.</param>
    public static FindingProof Judge(Plan before, Plan after, string index, string table, long sizeBytes)
    {
        PlanNode? user = after.Root.Subtree().FirstOrDefault(node => node.IndexName == index);
        PlanNode? scan = user is null ? ScanOf(after, table, alias: null) : ReaderOf(user);
        PlanNode? replaced = ScanOf(before, table, scan?.Alias);
        double gain = before.TotalCost > 0 ? 100 * (before.TotalCost - after.TotalCost) / before.TotalCost : 0;
        string? reason = user is null ? "the planner does not use the index"
            : gain >= ProofPolicy.MinGainPercent ? null
            : $"the planner uses the index, but it saves {Figure.Percent(gain)} of the cost where {ProofPolicy.Wanted}";
        return new FindingProof
        {
            Verdict = reason is null ? ProofVerdict.Proven : ProofVerdict.NotProven,
            BeforeCost = before.TotalCost,
            AfterCost = after.TotalCost,
            GainPercent = gain,
            IndexSizeBytes = sizeBytes,
            Table = table,
            BeforeStep = replaced is null ? null : Step(replaced),
            AfterStep = scan is null ? null : Step(scan) + (user is null ? "" : Using),
            Reason = reason,
        };
    }

    // A Bitmap Index Scan names no table; the heap scan above it does.
    private static PlanNode? ReaderOf(PlanNode user) =>
        user.Ancestors().Prepend(user).FirstOrDefault(node => node.RelationName is not null);

    private static PlanNode? ScanOf(Plan plan, string table, string? alias) => plan.Root.Subtree().FirstOrDefault(node =>
        node.RelationName == table && node.NodeType != "ModifyTable" && (alias is null || node.Alias == alias));

    private static string Step(PlanNode node) => (node.IsParallelAware ? "Parallel " : "") + node.NodeType;
}
