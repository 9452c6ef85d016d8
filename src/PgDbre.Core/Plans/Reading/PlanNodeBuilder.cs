namespace PgDbre.Core.Plans.Reading;

/// <summary>One node's keys to a <see cref="PlanNode"/>.</summary>
internal static class PlanNodeBuilder
{
    public static PlanNode Build(int id, PlanKeys keys, Dictionary<string, object?> fields, IReadOnlyList<PlanNode> children) => new()
    {
        Id = id,
        NodeType = keys.Text("Node Type") ?? throw PlanUnreadable.Because("a node has no 'Node Type'", $"node {id}"),
        RelationName = keys.Text("Relation Name"),
        Schema = keys.Text("Schema"),
        Alias = keys.Text("Alias"),
        IndexName = keys.Text("Index Name"),
        JoinType = keys.Text("Join Type"),
        ParentRelationship = keys.Text("Parent Relationship"),
        SubplanName = keys.Text("Subplan Name"),
        CteName = keys.Text("CTE Name"),
        IsParallelAware = keys.Flag("Parallel Aware"),
        StartupCost = keys.Number("Startup Cost") ?? 0,
        TotalCost = keys.Number("Total Cost") ?? 0,
        PlanRows = keys.Number("Plan Rows") ?? 0,
        PlanWidth = (int)Math.Clamp(keys.Whole("Plan Width") ?? 0, 0, int.MaxValue),
        ActualStartupMs = keys.Number("Actual Startup Time"),
        ActualTotalMs = keys.Number("Actual Total Time"),
        ActualRows = keys.Number("Actual Rows"),
        Loops = keys.Count("Actual Loops"),
        Filter = keys.Text("Filter"),
        RowsRemovedByFilter = keys.Number("Rows Removed by Filter"),
        RowsRemovedByJoinFilter = keys.Number("Rows Removed by Join Filter"),
        RowsRemovedByIndexRecheck = keys.Number("Rows Removed by Index Recheck"),
        IndexCond = keys.Text("Index Cond"),
        RecheckCond = keys.Text("Recheck Cond"),
        OrderBy = keys.Text("Order By"),
        HashCond = keys.Text("Hash Cond"),
        MergeCond = keys.Text("Merge Cond"),
        JoinFilter = keys.Text("Join Filter"),
        SortKey = keys.Texts("Sort Key"),
        PresortedKey = keys.Texts("Presorted Key"),
        GroupKey = keys.Texts("Group Key"),
        Output = keys.Texts("Output"),
        Children = children,
        Properties = fields.Where(pair => pair.Key != "Plans").ToDictionary(pair => pair.Key, pair => pair.Value),
    };
}
