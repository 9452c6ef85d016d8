namespace PgDbre.Core.Plans;

/// <summary>
/// One node of a plan. The typed properties are the server's keys; every key, known or not, is in <see cref="Properties"/>.
/// Actual times and rows are per loop as the server prints them; totals are in <see cref="Metrics"/>.
/// </summary>
public sealed class PlanNode
{
    /// <summary>Position in the plan, counted from 1 in the order the server prints.</summary>
    public int Id { get; init; }

    /// <summary>Node Type as in JSON: Seq Scan, Hash Join, Aggregate.</summary>
    public required string NodeType { get; init; }

    /// <summary>Relation Name; null unless the node scans or changes a table.</summary>
    public string? RelationName { get; init; }

    /// <summary>Schema; only with VERBOSE.</summary>
    public string? Schema { get; init; }

    /// <summary>Alias of the relation.</summary>
    public string? Alias { get; init; }

    /// <summary>Index Name of index and bitmap index scans.</summary>
    public string? IndexName { get; init; }

    /// <summary>Join Type: Inner, Left, Semi, Anti.</summary>
    public string? JoinType { get; init; }

    /// <summary>Parent Relationship: Outer, Inner, Member, Subquery, InitPlan, SubPlan.</summary>
    public string? ParentRelationship { get; init; }

    /// <summary>Subplan Name, such as "CTE recent" or "InitPlan 1".</summary>
    public string? SubplanName { get; init; }

    /// <summary>CTE Name of a CTE Scan.</summary>
    public string? CteName { get; init; }

    /// <summary>Parallel Aware.</summary>
    public bool IsParallelAware { get; init; }

    /// <summary>Startup Cost.</summary>
    public double StartupCost { get; init; }

    /// <summary>Total Cost, children included.</summary>
    public double TotalCost { get; init; }

    /// <summary>Plan Rows, per loop.</summary>
    public double PlanRows { get; init; }

    /// <summary>Plan Width in bytes.</summary>
    public int PlanWidth { get; init; }

    /// <summary>Actual Startup Time per loop, ms; null without ANALYZE or with TIMING OFF.</summary>
    public double? ActualStartupMs { get; init; }

    /// <summary>Actual Total Time per loop, ms; null without ANALYZE or with TIMING OFF.</summary>
    public double? ActualTotalMs { get; init; }

    /// <summary>Actual Rows per loop; null without ANALYZE.</summary>
    public double? ActualRows { get; init; }

    /// <summary>Actual Loops; 0 means never executed, null without ANALYZE.</summary>
    public long? Loops { get; init; }

    /// <summary>Filter, as the server deparses it.</summary>
    public string? Filter { get; init; }

    /// <summary>Rows Removed by Filter, per loop.</summary>
    public double? RowsRemovedByFilter { get; init; }

    /// <summary>Rows Removed by Join Filter, per loop.</summary>
    public double? RowsRemovedByJoinFilter { get; init; }

    /// <summary>Rows Removed by Index Recheck, per loop.</summary>
    public double? RowsRemovedByIndexRecheck { get; init; }

    /// <summary>Index Cond.</summary>
    public string? IndexCond { get; init; }

    /// <summary>Recheck Cond.</summary>
    public string? RecheckCond { get; init; }

    /// <summary>Order By of an index scan: a distance.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Hash Cond.</summary>
    public string? HashCond { get; init; }

    /// <summary>Merge Cond.</summary>
    public string? MergeCond { get; init; }

    /// <summary>Join Filter.</summary>
    public string? JoinFilter { get; init; }

    /// <summary>Sort Key, with DESC and NULLS suffixes.</summary>
    public IReadOnlyList<string> SortKey { get; init; } = [];

    /// <summary>Presorted Key of an incremental sort.</summary>
    public IReadOnlyList<string> PresortedKey { get; init; } = [];

    /// <summary>Group Key.</summary>
    public IReadOnlyList<string> GroupKey { get; init; } = [];

    /// <summary>Output; only with VERBOSE.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>Children in the server's order.</summary>
    public IReadOnlyList<PlanNode> Children { get; init; } = [];

    /// <summary>Every key of the node but Plans, with the server's name: string, double, long, bool, list or dictionary.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>Exclusive and total figures, computed over the whole plan.</summary>
    public NodeMetrics Metrics { get; internal set; } = NodeMetrics.None;

    /// <summary>The parent; null at the root. Not a public property, so that serialisers meet no cycle.</summary>
    internal PlanNode? Parent { get; set; }

    /// <summary>The node and everything below it, in the server's order.</summary>
    /// <remarks>A stack of its own instead of recursion: a plan may be a thousand nodes deep.</remarks>
    public IEnumerable<PlanNode> Subtree()
    {
        Stack<PlanNode> pending = new([this]);
        while (pending.TryPop(out PlanNode? node))
        {
            yield return node;
            for (int i = node.Children.Count - 1; i >= 0; i--)
            {
                pending.Push(node.Children[i]);
            }
        }
    }

    /// <summary>From the parent up to the root.</summary>
    internal IEnumerable<PlanNode> Ancestors()
    {
        for (PlanNode? node = Parent; node is not null; node = node.Parent)
        {
            yield return node;
        }
    }

    /// <inheritdoc />
    public override string ToString() =>
        NodeType
        + (IndexName is null ? "" : $" using {IndexName}")
        + (RelationName is null ? "" : $" on {RelationName}")
        + (CteName is null ? "" : $" on {CteName}");
}
