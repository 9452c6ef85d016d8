namespace PgDbre.Core.Plans.Comparison;

/// <summary>Node types that do the same job in different ways: what a planner swaps for each other.</summary>
internal static class NodeClass
{
    public static string Of(PlanNode node) => node.NodeType switch
    {
        "ModifyTable" => "modify",
        "Bitmap Index Scan" or "BitmapAnd" or "BitmapOr" => "bitmap",
        "Nested Loop" or "Hash Join" or "Merge Join" => "join",
        "Sort" or "Incremental Sort" => "sort",
        "Aggregate" or "Group" or "Unique" => "aggregate",
        "Gather" or "Gather Merge" => "gather",
        "Append" or "Merge Append" => "append",
        "Materialize" or "Memoize" => "cache",
        _ when node.RelationName is not null => "scan",
        var other => other,
    };
}
