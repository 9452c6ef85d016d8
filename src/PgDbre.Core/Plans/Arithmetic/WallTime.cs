namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// Inclusive wall-clock time: the server prints an average per loop, and each process of a parallel plan counts its own loops.
/// Null for a node that never ran or was not timed, which is not the same as 0.
/// </summary>
internal static class WallTime
{
    public static double?[] Of(PlanLedger ledger) => ledger.Select(node =>
        node.WasExecuted() ? node.ActualTotalMs * node.Loops / ledger.Processes[PlanLedger.PlaceOf(node)] : null);
}
