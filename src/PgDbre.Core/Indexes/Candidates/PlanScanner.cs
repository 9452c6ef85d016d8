using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// Reads what a plan wants of each table. The server resolved every name already, so nothing is guessed from SQL text. Best on a
/// discovery plan (<see cref="DiscoverySettings"/>), where each predicate of a table stands in the Filter of its scan.
/// </summary>
internal static class PlanScanner
{
    /// <summary>Settings under which a plan shows its shape: no index, no nested loop, no worker hides a condition.</summary>
    public static IReadOnlyDictionary<string, string> DiscoverySettings { get; } = new Dictionary<string, string>
    {
        ["enable_indexscan"] = "off",
        ["enable_indexonlyscan"] = "off",
        ["enable_bitmapscan"] = "off",
        ["enable_nestloop"] = "off",
        ["enable_mergejoin"] = "off",
        ["max_parallel_workers_per_gather"] = "0",
        ["jit"] = "off",
    };

    /// <summary>The tables a plan scans; the schema is empty where the plan does not say (no VERBOSE).</summary>
    public static IEnumerable<TableName> TablesOf(Plan plan) =>
        Scans(plan).Select(node => new TableName(node.Schema ?? "", node.RelationName!)).Distinct();

    /// <summary>What the plan wants of each table that the catalog holds; a table scanned twice is there twice.</summary>
    public static IReadOnlyList<TableAccess> Scan(Plan plan, SchemaCatalog catalog, bool hasParameters = false)
    {
        List<TableAccess> accesses = [];
        foreach (PlanNode node in Scans(plan))
        {
            if (Find(catalog, node) is { } table)
            {
                accesses.Add(new TableAccess(table, node.Alias ?? table.Name.Name, node.PlanRows * ParallelDivisor(node))
                {
                    HasParameters = hasParameters,
                    Filter = node.Filter,
                });
            }
        }

        foreach (PlanNode node in plan.Root.Subtree())
        {
            AddConditions(node, accesses);
            AddSort(node, accesses);
            AddGroup(node, accesses);
        }

        NeededColumns.Collect(plan, accesses);
        return accesses;
    }

    private static IEnumerable<PlanNode> Scans(Plan plan) => plan.Root.Subtree()
        .Where(node => node.RelationName is not null && node.NodeType.EndsWith("Scan", StringComparison.Ordinal));

    private static Table? Find(SchemaCatalog catalog, PlanNode node) => node.Schema is { } schema
        ? catalog.Find(new TableName(schema, node.RelationName!))
        : catalog.Tables.FirstOrDefault(table => table.Name.Name == node.RelationName);

    // Rows of a parallel scan are per process; the leader helps less the more workers there are (costsize.c, get_parallel_divisor).
    private static double ParallelDivisor(PlanNode node)
    {
        PlanNode? gather = node.IsParallelAware ? node.Ancestors().FirstOrDefault(above => above.Properties.ContainsKey("Workers Planned")) : null;
        double workers = gather?.Properties["Workers Planned"] is { } planned
            ? Convert.ToDouble(planned, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return workers + Math.Max(0, 1 - (0.3 * workers));
    }

    private static void AddConditions(PlanNode node, List<TableAccess> accesses)
    {
        // A filter above a scan (HAVING, the outer side of a join) is judged too late for any index.
        string?[] texts = node.RelationName is not null
            ? [node.Filter, node.IndexCond, node.RecheckCond]
            : [node.HashCond, node.MergeCond, node.JoinFilter];
        TableAccess? own = node.RelationName is null ? null : accesses.Find(access => access.Alias == (node.Alias ?? node.RelationName));
        foreach (string text in texts.OfType<string>())
        {
            foreach (Condition condition in Conjuncts(ConditionParser.Parse(text)))
            {
                Assign(condition, own, accesses);
            }
        }
    }

    private static IEnumerable<Condition> Conjuncts(Condition? condition) => condition switch
    {
        null => [],
        Conjunction both => both.Items.SelectMany(Conjuncts),
        _ => [condition],
    };

    private static void Assign(Condition condition, TableAccess? own, List<TableAccess> accesses)
    {
        if (condition is Comparison { Operator: "=", Quantifier: ArrayQuantifier.None } equality && IsJoin(equality))
        {
            AddJoinColumn(equality.Left, accesses);
            AddJoinColumn(equality.Right, accesses);
        }
        else if (own is not null)
        {
            own.Conditions.Add(condition);
        }
    }

    private static bool IsJoin(Comparison equality) =>
        equality.Left.Columns.Count > 0
        && equality.Right.Columns.Count > 0
        && equality.Left.Columns[0].Alias != equality.Right.Columns[0].Alias;

    private static void AddJoinColumn(Operand side, List<TableAccess> accesses)
    {
        foreach (TableAccess access in accesses)
        {
            if (access.Resolve(side.Column) is { } column && !access.JoinColumns.Contains(column))
            {
                access.JoinColumns.Add(column);
            }
        }
    }

    private static void AddSort(PlanNode node, List<TableAccess> accesses)
    {
        SortItem?[] items = [.. node.SortKey.Select(ConditionParser.ParseSortKey)];
        if (items.Length == 0 || items.Any(item => item is null))
        {
            return;
        }

        // Above an aggregate only what it groups by is still the table's; sum(x) is no column of any row.
        bool isAggregated = node.Subtree().Any(below => below.NodeType is "Aggregate" or "WindowAgg" or "Group");
        if (isAggregated && items.Any(item => item!.Operand.Column is null))
        {
            return;
        }

        TableAccess? owner = accesses.Find(access => items.All(item => access.Owns(item!.Operand)));
        bool isAlone = node.Subtree().Count(below => below.RelationName is not null) == 1;
        owner?.Sorts.Add(new SortNeed([.. items.OfType<SortItem>()], LimitOf(node), isAlone));
    }

    private static void AddGroup(PlanNode node, List<TableAccess> accesses)
    {
        Operand?[] keys = [.. node.GroupKey.Select(key => ConditionParser.ParseSortKey(key)?.Operand)];
        TableAccess? owner = keys.Length == 0 ? null : accesses.Find(access => keys.All(key => access.Resolve(key?.Column) is not null));
        owner?.Groups.Add([.. keys.Select(key => owner.Resolve(key!.Column)!).Distinct()]);
    }

    // The planner takes a LIMIT 0 for one row too.
    private static double LimitOf(PlanNode sort) => sort.Ancestors()
        .SkipWhile(node => node.NodeType is "Gather Merge" or "Result" or "LockRows" or "Subquery Scan")
        .FirstOrDefault() is { NodeType: "Limit" } limit ? Math.Max(1, limit.PlanRows) : 0;
}
