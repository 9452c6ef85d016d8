namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// A Limit that has enough rows shuts its parallel workers down: the Gather's clock runs on while its parent's has stopped, so the
/// Gather seems to take longer than the node around it. The surplus belongs to the Gather, and it is inside the Limit's time.
/// </summary>
internal static class ShutdownArtefact
{
    public static void Apply(PlanLedger ledger, double?[] wall, double?[] self)
    {
        foreach (PlanNode gather in ledger.Nodes.Where(node => node.IsGather() && node.Parent is not null && !node.IsInitPlanEdge()))
        {
            int parent = PlanLedger.PlaceOf(gather.Parent!);
            PlanNode? limit = gather.Parent!.Ancestors().FirstOrDefault(node => node.NodeType == "Limit");
            double surplus = wall[PlanLedger.PlaceOf(gather)] - wall[parent] ?? 0;
            if (limit is null || surplus <= 0 || self[PlanLedger.PlaceOf(limit)] is not > 0)
            {
                continue;
            }

            double given = Math.Min(surplus, self[PlanLedger.PlaceOf(limit)]!.Value);
            self[PlanLedger.PlaceOf(limit)] -= given;
            self[parent] += given;
        }
    }
}
