namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// The scans of one table's partitions. A UNION ALL of other tables looks alike but for the aliases: the server numbers those of
/// partitions itself (parts_1, parts_2: inherit.c, prepunion.c).
/// </summary>
internal static class PartitionMembers
{
    /// <summary>Empty for a node that is no Append of one table's partitions.</summary>
    public static IReadOnlyList<PlanNode> Of(PlanNode append)
    {
        if (append.NodeType is not ("Append" or "Merge Append"))
        {
            return [];
        }

        List<PlanNode> members = [.. append.Children.Where(child => child.ParentRelationship == "Member").Select(Scan).OfType<PlanNode>()];
        return members.Select(TableOf).Distinct().Count() == 1 && TableOf(members[0]) is not null
            && members.Select(member => member.RelationName).Distinct().Count() == members.Count
            ? members
            : [];
    }

    /// <summary>The alias of the partitioned table, which a partition's alias is made of; null for another alias.</summary>
    public static string? TableOf(PlanNode member)
    {
        string alias = member.Alias ?? "";
        int at = alias.LastIndexOf('_');
        return at > 0 && at < alias.Length - 1 && alias.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? alias[..at] : null;
    }

    // Below a sort, an aggregate by partition or the like.
    private static PlanNode? Scan(PlanNode member)
    {
        PlanNode? node = member;
        while (node is { RelationName: null })
        {
            node = node.Inputs().FirstOrDefault();
        }

        return node;
    }
}
