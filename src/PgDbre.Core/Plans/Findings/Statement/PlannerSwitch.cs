namespace PgDbre.Core.Plans.Findings;

/// <summary>The enable_ settings: which kinds of node each of them governs, and which kinds stand in for those when it is off.</summary>
internal static class PlannerSwitch
{
    private static readonly string[] OfIndexes = ["enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan"];

    // What a plan shows that could not use the governed kind of node.
    private static readonly Dictionary<string, Func<PlanNode, bool>> Substitutes = new(StringComparer.Ordinal)
    {
        ["enable_bitmapscan"] = node => node.NodeType is "Seq Scan" or "Index Scan" && HasCondition(node),
        ["enable_hashagg"] = node => node is { NodeType: "Aggregate", GroupKey.Count: > 0 } && node.Text("Strategy") == "Sorted",
        ["enable_hashjoin"] = node => node.NodeType is "Nested Loop" or "Merge Join",
        ["enable_indexonlyscan"] = node => node.NodeType is "Index Scan" or "Bitmap Heap Scan",
        ["enable_indexscan"] = node => node.NodeType is "Seq Scan" or "Bitmap Heap Scan" && HasCondition(node),
        ["enable_material"] = node => node.NodeType == "Nested Loop" && node.Inner() is { NodeType: "Seq Scan" },
        ["enable_memoize"] = node => node.NodeType == "Nested Loop" && node.Inner() is { IndexCond: not null },
        ["enable_mergejoin"] = node => node.NodeType is "Nested Loop" or "Hash Join",
        ["enable_nestloop"] = node => node.NodeType is "Hash Join" or "Merge Join",
        ["enable_partition_pruning"] = node => PartitionMembers.Of(node) is { Count: > 1 } members && members.All(HasCondition),
        ["enable_seqscan"] = node => node.NodeType is "Index Scan" or "Index Only Scan" or "Bitmap Heap Scan",
        ["enable_sort"] = node => node is { NodeType: "Aggregate", GroupKey.Count: > 0 } && node.Text("Strategy") == "Hashed",
    };

    /// <summary>The settings that govern the node, the most likely first.</summary>
    public static IReadOnlyList<string> Of(PlanNode node) => node.NodeType switch
    {
        "Seq Scan" => ["enable_seqscan"],
        "Index Scan" => ["enable_indexscan"],
        "Index Only Scan" => ["enable_indexonlyscan", "enable_indexscan"],
        "Bitmap Heap Scan" => ["enable_bitmapscan"],
        "Tid Scan" or "Tid Range Scan" => ["enable_tidscan"],
        "Nested Loop" => ["enable_nestloop"],
        "Hash Join" => ["enable_hashjoin"],
        "Merge Join" => ["enable_mergejoin"],
        "Sort" => ["enable_sort"],
        "Incremental Sort" => ["enable_incremental_sort", "enable_sort"],
        "Aggregate" or "SetOp" => ["enable_hashagg"],
        "Materialize" => ["enable_material"],
        "Gather Merge" => ["enable_gathermerge"],
        _ => [],
    };

    /// <summary>What forbids the planner an index: "enable_indexscan is off"; empty where nothing does.</summary>
    public static string ForbiddingIndexes(Plan plan) =>
        string.Join(" and ", OfIndexes.Where(name => IsOff(plan, name)).Select(name => $"{name} is off"));

    public static bool IsOff(Plan plan, string name) => plan.Settings.GetValueOrDefault(name) == "off";

    /// <summary>Switches that are off and whose place another node of the plan took, in the order of their names.</summary>
    public static IEnumerable<string> ThatShaped(PlanFacts facts) =>
        from setting in Substitutes
        where IsOff(facts.Plan, setting.Key) && facts.LiveNodes.Any(setting.Value)
        orderby setting.Key
        select setting.Key;

    private static bool HasCondition(PlanNode node) => (node.Filter ?? node.IndexCond ?? node.RecheckCond) is not null;
}
