using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Tree;

/// <summary>A plan as lines, from the root down, for whoever draws it.</summary>
public static class PlanTree
{
    /// <summary>One line per node in the server's order.</summary>
    public static IReadOnlyList<PlanTreeLine> Lines(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ILookup<int?, Finding> findings = plan.Findings.ToLookup(finding => finding.NodeId);
        List<PlanTreeLine> lines = new(plan.NodeCount);

        // A stack of its own: plans nest deeper than threads do.
        Stack<(PlanNode Node, int Depth)> pending = new([(plan.Root, 0)]);
        while (pending.TryPop(out var next))
        {
            lines.Add(new PlanTreeLine(next.Node, next.Depth, Share(plan, next.Node), [.. findings[next.Node.Id]]));
            foreach (PlanNode child in next.Node.Children.Reverse())
            {
                pending.Push((child, next.Depth + 1));
            }
        }

        return lines;
    }

    /// <summary>Findings about the statement as a whole.</summary>
    public static IReadOnlyList<Finding> OfTheStatement(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Findings.Where(finding => finding.NodeId is null)];
    }

    private static double Share(Plan plan, PlanNode node)
    {
        double whole = plan.ExecutionMs ?? plan.TotalCost;
        double own = plan.ExecutionMs is null ? node.Metrics.ExclusiveCost : node.Metrics.ExclusiveMs ?? 0;
        return whole > 0 ? Math.Clamp(100 * own / whole, 0, 100) : 0;
    }
}
