namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Nodes that somebody above may have stopped before they were done: fewer rows than planned say nothing there. A Limit above, the
/// inner side of semi, anti and unique joins, both inputs of a merge join, a hash join with an empty side, EXISTS and scalar subplans.
/// </summary>
internal static class EarlyStop
{
    public static bool MayHaveStopped(PlanFacts facts, PlanNode node)
    {
        // A CTE scan may lead on to the CTE's declaration and back; each node is looked at once.
        HashSet<PlanNode> seen = [];
        while (seen.Add(node))
        {
            if (node.IsCte())
            {
                PlanNode? scan = facts.Nodes.FirstOrDefault(other => other.CteName is not null && other.CteName == node.DeclaredCte());
                if (scan is null)
                {
                    return false;
                }

                node = scan;
                continue;
            }

            if (node.Parent is not { } parent || parent.ConsumesAllInput())
            {
                return node.IsInitPlanEdge() || node.ParentRelationship == "SubPlan";
            }

            if (IsStoppedBy(parent, node))
            {
                return true;
            }

            node = parent;
        }

        return false;
    }

    private static bool IsStoppedBy(PlanNode parent, PlanNode child) => child.ParentRelationship switch
    {
        "InitPlan" or "SubPlan" => true,
        _ when parent.NodeType is "Limit" or "Merge Join" => true,
        "Inner" => parent.JoinType is "Semi" or "Anti" || parent.Properties.GetValueOrDefault("Inner Unique") is true,
        "Outer" => parent.NodeType == "Hash Join" && parent.Inner()?.ActualRows is 0,
        _ => false,
    };
}
