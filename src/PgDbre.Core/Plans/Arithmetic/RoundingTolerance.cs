namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// The server prints times with three decimals per loop: each is off by at most 0.0005 ms, times its loops. An exclusive time below
/// zero within that is zero, and the parent gives the difference (0.000 ms a loop above 0.003 ms a loop: the node took at least what
/// its inputs took). One beyond it means that the plan's figures disagree; it is kept, for all to see.
/// </summary>
internal static class RoundingTolerance
{
    private const double HalfDigitMs = 0.0005;

    public static void Apply(PlanLedger ledger, double?[] self)
    {
        double[] tolerance = [.. ledger.Nodes.Select(node => Of(ledger, node))];
        foreach (PlanNode node in ledger.Nodes.Reverse())
        {
            int place = PlanLedger.PlaceOf(node);
            if (self[place] is not < 0 || self[place] < -tolerance[place])
            {
                continue;
            }

            if (node.Parent is not null && !node.IsInitPlanEdge())
            {
                int parent = PlanLedger.PlaceOf(node.Parent);
                self[parent] += self[place];
                tolerance[parent] -= self[place]!.Value;
            }

            self[place] = 0;
        }
    }

    private static double Of(PlanLedger ledger, PlanNode node) =>
        // The node and what was subtracted from it; an InitPlan or CTE adds one more reading, rounded once.
        (2 * HalfDigitMs) + node.Inputs().Prepend(node).Sum(part => HalfDigitMs * LoopsPerProcess(ledger, part));

    private static double LoopsPerProcess(PlanLedger ledger, PlanNode node) =>
        (node.Loops ?? 0) / ledger.Processes[PlanLedger.PlaceOf(node)];
}
