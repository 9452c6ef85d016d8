namespace PgDbre.Core.Plans.Comparison;

/// <summary>
/// In which order a plan joins its relations, as nested pairs of aliases, outer side first: "((o i) c)". How each pair is joined, and
/// what stands between, is not in it.
/// </summary>
internal static class JoinOrder
{
    public static string Of(Plan plan) => Of(plan.Root);

    private static string Of(PlanNode node)
    {
        if (NodeIdentity.Leaf(node) is not null)
        {
            return node.Alias ?? node.RelationName ?? node.CteName ?? "?";
        }

        // Bitmaps are part of the scan above; members of an Append are one relation.
        IEnumerable<PlanNode> inputs = node.NodeType is "Append" or "Merge Append" ? node.Inputs().Take(1) : node.Inputs();
        List<string> parts = [.. inputs.Where(child => child.ParentRelationship != "SubPlan").Select(Of).Where(part => part.Length > 0)];
        return parts.Count > 1 ? $"({string.Join(' ', parts)})" : parts.FirstOrDefault() ?? "";
    }
}
