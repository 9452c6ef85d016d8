namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Partitions share their faults: what is true of ten members of one Append is one finding about the worst of them, not ten.
/// </summary>
/// <param name="Worst">The member with the most at stake, or the node itself where it is no member.</param>
/// <param name="All">All of them, the worst included.</param>
internal sealed record AppendMembers(PlanNode Worst, IReadOnlyList<PlanNode> All)
{
    public static IEnumerable<AppendMembers> Group(PlanFacts facts, IEnumerable<PlanNode> nodes) =>
        from node in nodes
        group node by AppendOf(node) ?? node into members
        select new AppendMembers(members.MaxBy(facts.Own)!, [.. members]);

    /// <summary>A sentence to add to the message; empty where there is but one.</summary>
    public string Others => All.Count == 1 ? "" : $" The same holds for {All.Count - 1} other members of the {AppendOf(Worst)!.NodeType}.";

    /// <summary>The Append that the node is a member of; null for any other node.</summary>
    public static PlanNode? AppendOf(PlanNode node) =>
        node is { ParentRelationship: "Member", Parent: { NodeType: "Append" or "Merge Append" } parent } ? parent : null;
}
