namespace PgDbre.Core.Plans.Comparison;

/// <summary>
/// What a node is about, whatever its place in the tree: a scan its relation and alias, a bitmap its index, everything else the relations
/// below it. A Sort or Gather put in between changes nobody's identity.
/// </summary>
internal static class NodeIdentity
{
    /// <summary>Relation and alias of one that reads a table, a CTE or a function; null for other nodes.</summary>
    public static string? Leaf(PlanNode node)
    {
        string? subject = node.RelationName ?? node.CteName ?? node.Text("Function Name") ?? (node.NodeType == "Values Scan" ? "values" : null);
        return subject is null || node.NodeType == "ModifyTable" ? null : $"{subject} {node.Alias ?? subject}";
    }

    /// <summary>Class and subject; nodes of two plans with the same identity are the same step.</summary>
    public static string Of(PlanNode node)
    {
        string subject = node.NodeType switch
        {
            "ModifyTable" => node.RelationName ?? "",
            "Bitmap Index Scan" => node.IndexName ?? "",
            _ => Leaf(node) ?? Leaves(node),
        };
        return $"{NodeClass.Of(node)} {subject}";
    }

    /// <summary>The relation without its alias: the second query may have named it otherwise.</summary>
    public static string WithoutAlias(PlanNode node) => $"{NodeClass.Of(node)} {node.RelationName ?? node.CteName ?? "-"}";

    private static string Leaves(PlanNode node) =>
        string.Join(", ", node.Subtree().Select(Leaf).OfType<string>().Distinct().Order(StringComparer.Ordinal));
}
