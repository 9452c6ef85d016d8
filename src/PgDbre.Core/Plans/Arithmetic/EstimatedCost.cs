namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// The planner's cost of a node alone over all the runs it expects, so that nodes of a plan that never ran can be compared. Rough by
/// nature: the server prints the inner side of a nested loop for one run, and a scan below a Limit as if it ran to its end.
/// </summary>
internal static class EstimatedCost
{
    public static double[] Of(PlanLedger ledger)
    {
        double[] runs = new double[ledger.Nodes.Count];
        double[] costs = new double[ledger.Nodes.Count];
        foreach (PlanNode node in ledger.Nodes)
        {
            int place = PlanLedger.PlaceOf(node);
            runs[place] = node.Parent is null ? 1 : runs[PlanLedger.PlaceOf(node.Parent)] * RunsPerRunOf(node.Parent, node);
            double inputs = node.Children.Sum(child => child.TotalCost * RunsPerRunOf(node, child));
            costs[place] = Math.Max(0, node.TotalCost - inputs) * runs[place];
        }

        return costs;
    }

    private static double RunsPerRunOf(PlanNode parent, PlanNode child)
    {
        // Materialize answers from memory after its first run, and Memoize is there to make most runs free.
        bool rescans = parent.NodeType == "Nested Loop" && child.ParentRelationship == "Inner"
            && child.NodeType is not ("Materialize" or "Memoize");
        return rescans ? Math.Max(1, parent.Outer()?.PlanRows ?? 1)
            : child.TotalCost > parent.TotalCost && parent.NodeType == "Limit" ? StoppedShare(parent, child)
            : 1;
    }

    // The share of its run that the child gets to before the Limit has enough.
    private static double StoppedShare(PlanNode limit, PlanNode child) => Math.Clamp(limit.TotalCost / child.TotalCost, 0, 1);
}
