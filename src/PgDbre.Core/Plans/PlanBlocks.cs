namespace PgDbre.Core.Plans;

/// <summary>
/// Blocks of 8 kB that a whole plan touched: shared and local ones found or read, temporary ones read and written. Accesses, not distinct
/// pages. Unlike time they hardly change from run to run, which makes them the figure to compare by.
/// </summary>
internal static class PlanBlocks
{
    private static readonly string[] Keys =
    [
        "Shared Hit Blocks", "Shared Read Blocks", "Local Hit Blocks", "Local Read Blocks", "Temp Read Blocks", "Temp Written Blocks",
    ];

    /// <summary>The sum; null for a plan without BUFFERS or that never ran.</summary>
    public static long? Of(Plan plan) => plan.IsAnalyzed && plan.SharedHitBlocks is not null ? (long)Inclusive(plan.Root) + Outside(plan.Root) : null;

    /// <summary>What one node touched by itself.</summary>
    public static long? Of(PlanNode node) => node.Metrics.SharedHitBlocks is null
        ? null
        : node.Metrics.SharedHitBlocks + (node.Metrics.SharedReadBlocks ?? 0) + (node.Metrics.LocalHitBlocks ?? 0)
            + (node.Metrics.LocalReadBlocks ?? 0) + (node.Metrics.TempReadBlocks ?? 0) + (node.Metrics.TempWrittenBlocks ?? 0);

    // A data-modifying CTE that nothing scans runs outside the root, and its blocks are not in the root's.
    private static long Outside(PlanNode root)
    {
        HashSet<string> scanned = [.. root.Subtree().Select(node => node.CteName).OfType<string>()];
        return root.Subtree()
            .Where(node => node.DeclaredCte() is { } name && !scanned.Contains(name))
            .Sum(node => (long)Inclusive(node));
    }

    private static double Inclusive(PlanNode node) => Keys.Sum(key => node.Number(key) ?? 0);
}
