namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// Fills <see cref="PlanNode.Metrics"/> of a whole tree. The corrections and their order: loops and processes, inputs, CTE scans,
/// InitPlans, the executor's shutdown, rounding; each has its own file with its reason.
/// </summary>
internal static class PlanArithmetic
{
    public static PlanSummary Compute(PlanNode root, IReadOnlyDictionary<string, string> settings, double? executionTime)
    {
        PlanLedger ledger = new(root, settings);
        double?[] wall = WallTime.Of(ledger);
        double?[] self = ExclusiveMeasure.Of(ledger, wall);
        ShutdownArtefact.Apply(ledger, wall, self);
        RoundingTolerance.Apply(ledger, self);
        double? inTree = wall[0] + CteSplit.Unscanned(ledger).Sum(cte => wall[PlanLedger.PlaceOf(cte)] ?? 0);
        double? execution = executionTime ?? inTree;
        double[] costs = EstimatedCost.Of(ledger);
        BlockCounts blocks = new(ledger);
        foreach (PlanNode node in ledger.Nodes)
        {
            int place = PlanLedger.PlaceOf(node);
            double? exclusive = self[place];
            node.Metrics = blocks.Fill(place, new NodeMetrics
            {
                InclusiveMs = wall[place],
                ExclusiveMs = exclusive,
                SharePercent = execution > 0 ? 100 * exclusive / execution : null,
                ExclusiveCost = costs[place],
                TotalRows = RowTotals.Actual(node),
                TotalPlanRows = RowTotals.Planned(node),
                TotalRowsRemoved = RowTotals.Removed(node),
                Participants = Participants.Of(node),
                HasAnomaly = exclusive < 0,
            });
        }

        return new PlanSummary(execution, executionTime - inTree, ledger.Nodes.Count, Slowest(ledger.Nodes));
    }

    private static PlanNode Slowest(IReadOnlyList<PlanNode> nodes) => nodes.Any(node => node.Metrics.ExclusiveMs is not null)
        ? nodes.MaxBy(node => node.Metrics.ExclusiveMs ?? double.NegativeInfinity)!
        : nodes.MaxBy(node => node.Metrics.ExclusiveCost)!;
}
