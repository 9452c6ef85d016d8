namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// How many processes a node's loops were shared among: 1 + Workers Launched of the nearest Gather above. InitPlans run in the
/// leader before workers start, so an InitPlan edge resets it; SubPlans of a worker's node do run in the workers.
/// </summary>
internal static class ParallelProcesses
{
    public static IReadOnlyList<double> Of(IReadOnlyList<PlanNode> nodes, IReadOnlyDictionary<string, string> settings)
    {
        bool leaderWorks = settings.GetValueOrDefault("parallel_leader_participation") is not "off";
        double[] processes = new double[nodes.Count];
        foreach (PlanNode node in nodes)
        {
            processes[PlanLedger.PlaceOf(node)] = node.Parent switch
            {
                null => 1,
                _ when node.IsInitPlanEdge() => 1,
                // A subplan of the Gather's own output runs in the leader, for each row that arrives there.
                { } parent when parent.IsGather() && node.ParentRelationship != "SubPlan" => Below(parent, leaderWorks),
                { } parent when IsBuiltByOneProcess(node, parent) => 1,
                { } parent => processes[PlanLedger.PlaceOf(parent)],
            };
        }

        return processes;
    }

    private static double Below(PlanNode gather, bool leaderWorks)
    {
        double launched = gather.Number("Workers Launched") ?? 0;
        // A single-copy Gather hands the whole plan to its one worker.
        bool leaderJoins = (leaderWorks && gather.Properties.GetValueOrDefault("Single Copy") is not true) || launched < 1;
        return Math.Max(1, launched + (leaderJoins ? 1 : 0));
    }

    // One participant builds the bitmap, the others wait for it: measured loops=1 while three processes scan the heap.
    private static bool IsBuiltByOneProcess(PlanNode node, PlanNode parent) =>
        parent is { NodeType: "Bitmap Heap Scan", IsParallelAware: true } && node.ParentRelationship == "Outer";
}
