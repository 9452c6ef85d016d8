namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// The server prints times with three decimals per loop: each is off by at most 0.0005 ms, times its loops. A difference below
/// zero within that is zero; one beyond it means that the plan's figures disagree, and is kept and flagged.
/// </summary>
internal static class RoundingTolerance
{
    private const double HalfDigitMs = 0.0005;

    public static double Of(PlanLedger ledger, PlanNode node) =>
        // The node and what was subtracted from it; an InitPlan or CTE adds one more reading, rounded once.
        (2 * HalfDigitMs) + node.Inputs().Prepend(node).Sum(part => HalfDigitMs * LoopsPerProcess(ledger, part));

    private static double LoopsPerProcess(PlanLedger ledger, PlanNode node) =>
        (node.Loops ?? 0) / ledger.Processes[PlanLedger.PlaceOf(node)];
}
