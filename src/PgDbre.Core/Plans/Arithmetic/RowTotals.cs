namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// Rows over all loops. Below a Gather the planner divides the rows of a partial node by a divisor that counts the leader as part of
/// a worker (costsize.c, get_parallel_divisor), while the server averages over the processes that really ran: only totals compare.
/// </summary>
internal static class RowTotals
{
    public static double? Actual(PlanNode node) => node.ActualRows * node.Loops;

    public static double? Removed(PlanNode node) => node.RowsRemovedByFilter * node.Loops;

    /// <summary>Without ANALYZE every node counts as run once.</summary>
    public static double Planned(PlanNode node)
    {
        PlanNode? gather = node.Ancestors().FirstOrDefault(above => above.IsGather() || above.IsInitPlanEdge());
        return gather?.IsGather() == true && IsPartial(node)
            ? Math.Round(node.PlanRows * Divisor(gather), 2) * (gather.Loops ?? 1)
            : node.PlanRows * (node.Loops ?? 1);
    }

    /// <summary>get_parallel_divisor: the leader helps less the more workers it has to serve.</summary>
    public static double Divisor(PlanNode gather)
    {
        double workers = gather.Number("Workers Planned") ?? 0;
        return workers + Math.Max(0, 1 - (0.3 * workers));
    }

    /// <summary>
    /// True if each process returns its own part of the rows: the chain of outer inputs starts at a parallel-aware scan, and no
    /// partial aggregate (whose rows are groups of each process) lies in between.
    /// </summary>
    public static bool IsPartial(PlanNode node)
    {
        while (true)
        {
            if (node.NodeType == "Aggregate" || node.IsGather())
            {
                return false;
            }

            // A Parallel Hash Join is parallel-aware itself, and so is the Hash below it.
            if (node.IsParallelAware || node.NodeType == "Append")
            {
                return node.NodeType != "Append" || node.IsParallelAware || node.Inputs().Any(IsPartialScan);
            }

            if (node.Outer() is not { } outer)
            {
                return node.Inputs().FirstOrDefault() is { ParentRelationship: "Subquery" } subquery && IsPartial(subquery);
            }

            node = outer;
        }
    }

    private static bool IsPartialScan(PlanNode member) => member.IsParallelAware;
}
