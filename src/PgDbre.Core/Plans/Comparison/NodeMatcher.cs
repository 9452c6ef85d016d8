namespace PgDbre.Core.Plans.Comparison;

/// <summary>
/// Pairs the nodes of two plans: first by class and relations, then scans by relation alone, then what is left by class in the order of
/// the plans. What finds no partner was added or removed.
/// </summary>
internal sealed class NodeMatcher
{
    private readonly Dictionary<PlanNode, PlanNode> _partners = [];
    private readonly List<PlanNode> _before;
    private readonly List<PlanNode> _after;

    private NodeMatcher(PlanNode before, PlanNode after)
    {
        _before = [.. before.Subtree()];
        _after = [.. after.Subtree()];
    }

    /// <summary>Pairs in the order of the second plan, with null for a partner that is missing; removed nodes come last.</summary>
    public static IReadOnlyList<(PlanNode? Before, PlanNode? After)> Match(PlanNode before, PlanNode after)
    {
        NodeMatcher matcher = new(before, after);
        matcher.PairBy(NodeIdentity.Of);
        matcher.PairBy(NodeIdentity.WithoutAlias, node => node.RelationName is not null || node.CteName is not null);
        matcher.PairBy(NodeClass.Of, node => NodeIdentity.Leaf(node) is null);
        HashSet<PlanNode> paired = [.. matcher._partners.Values];
        IEnumerable<(PlanNode?, PlanNode?)> present = matcher._after.Select(node => (matcher._partners.GetValueOrDefault(node), (PlanNode?)node));
        IEnumerable<(PlanNode?, PlanNode?)> removed = matcher._before.Where(node => !paired.Contains(node)).Select(node => ((PlanNode?)node, (PlanNode?)null));
        return [.. present, .. removed];
    }

    // Nodes of the same key are paired in the order the server prints them.
    private void PairBy(Func<PlanNode, string> key, Func<PlanNode, bool>? applies = null)
    {
        HashSet<PlanNode> taken = [.. _partners.Values];
        Dictionary<string, Queue<PlanNode>> candidates = _before
            .Where(node => !taken.Contains(node) && applies?.Invoke(node) != false)
            .GroupBy(key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<PlanNode>(group), StringComparer.Ordinal);
        foreach (PlanNode node in _after.Where(node => !_partners.ContainsKey(node) && applies?.Invoke(node) != false))
        {
            if (candidates.GetValueOrDefault(key(node))?.TryDequeue(out PlanNode? partner) == true)
            {
                _partners.Add(node, partner);
            }
        }
    }
}
