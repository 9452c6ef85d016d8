namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// From inclusive to exclusive, for time and for each kind of block alike. A node includes its inputs; a CTE's work is included by
/// the scans that pull it, an InitPlan's by the node that first asks for its value, wherever in the tree they are declared.
/// </summary>
internal static class ExclusiveMeasure
{
    public static double?[] Of(PlanLedger ledger, double?[] inclusive)
    {
        double?[] self = ledger.Select(node =>
            inclusive[PlanLedger.PlaceOf(node)] - node.Inputs().Sum(input => inclusive[PlanLedger.PlaceOf(input)] ?? 0));
        CteSplit.Apply(ledger, inclusive, self);
        InitPlanSplit.Apply(ledger, inclusive, self);
        return self;
    }
}
