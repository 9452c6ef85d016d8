namespace PgDbre.Core.Plans;

/// <summary>What a node is to its parent and what kind of work it does: questions that arithmetic and findings share.</summary>
internal static class NodeKinds
{
    private const string CtePrefix = "CTE ";

    /// <summary>An InitPlan edge: InitPlans and CTEs run when they are first asked for, not as part of the parent's own loop.</summary>
    public static bool IsInitPlanEdge(this PlanNode node) => node.ParentRelationship == "InitPlan";

    public static bool IsCte(this PlanNode node) =>
        node.IsInitPlanEdge() && node.SubplanName?.StartsWith(CtePrefix, StringComparison.Ordinal) == true;

    /// <summary>The name a CTE declares; null for every other node.</summary>
    public static string? DeclaredCte(this PlanNode node) => node.IsCte() ? node.SubplanName![CtePrefix.Length..] : null;

    public static bool IsGather(this PlanNode node) => node.NodeType is "Gather" or "Gather Merge";

    public static bool IsJoin(this PlanNode node) => node.NodeType is "Nested Loop" or "Hash Join" or "Merge Join";

    public static bool IsSort(this PlanNode node) => node.NodeType is "Sort" or "Incremental Sort";

    public static bool WasExecuted(this PlanNode node) => node.Loops > 0;

    /// <summary>Has read all its input before it returns its first row.</summary>
    public static bool ConsumesAllInput(this PlanNode node) => node.NodeType switch
    {
        "Sort" or "Hash" or "Bitmap Heap Scan" or "Recursive Union" => true,
        // A sorted aggregate returns a group as soon as the next one begins.
        "Aggregate" or "SetOp" => node.Text("Strategy") is not "Sorted",
        _ => false,
    };

    /// <summary>Children that run as part of the node, InitPlans and CTEs left out.</summary>
    public static IEnumerable<PlanNode> Inputs(this PlanNode node) => node.Children.Where(child => !child.IsInitPlanEdge());

    public static PlanNode? Outer(this PlanNode node) => node.Children.FirstOrDefault(child => child.ParentRelationship == "Outer");

    public static PlanNode? Inner(this PlanNode node) => node.Children.FirstOrDefault(child => child.ParentRelationship == "Inner");

    public static string? Text(this PlanNode node, string key) => node.Properties.GetValueOrDefault(key) as string;

    /// <summary>A numeric key of the server; null where absent.</summary>
    public static double? Number(this PlanNode node, string key) => NumberOf(node.Properties, key);

    /// <summary>Per-worker groups; present under a Gather, often partly filled.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, object?>> Workers(this PlanNode node) =>
        (node.Properties.GetValueOrDefault("Workers") as List<object?> ?? []).OfType<IReadOnlyDictionary<string, object?>>();

    /// <summary>A key of the node and of each of its workers.</summary>
    public static IEnumerable<double> NumbersOfProcesses(this PlanNode node, string key) =>
        node.Workers().Prepend(node.Properties).Select(fields => NumberOf(fields, key)).OfType<double>();

    /// <summary>A numeric key of a group, such as a worker; null where absent.</summary>
    public static double? NumberOf(IReadOnlyDictionary<string, object?> fields, string key) => fields.GetValueOrDefault(key) switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };
}
