namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// An InitPlan runs inside the node that first needs its value, which may be far below the node it is printed under. Its work is
/// taken from exactly one place, looked for in this order: nodes that mention the parameter, the node it is attached to, the only
/// descendant large enough, and as the last resort everything below in proportion.
/// </summary>
internal static class InitPlanSplit
{
    // Two clocks were read around the same work; the outer one may show slightly less after rounding.
    private const double LargeEnough = 0.98;

    public static void Apply(PlanLedger ledger, double?[] inclusive, double?[] self)
    {
        foreach (PlanNode initPlan in ledger.Nodes.Where(node => node.IsInitPlanEdge() && !node.IsCte()))
        {
            if (inclusive[PlanLedger.PlaceOf(initPlan)] is > 0 and var work && initPlan.Parent is { } owner)
            {
                Subtract(work, Payers(initPlan, owner, work, self), self);
            }
        }
    }

    private static int[] Payers(PlanNode initPlan, PlanNode owner, double work, double?[] self)
    {
        HashSet<PlanNode> own = [.. initPlan.Subtree()];
        List<PlanNode> candidates = [.. owner.Subtree().Where(node => !own.Contains(node) && self[PlanLedger.PlaceOf(node)] > 0)];
        IReadOnlyList<string> names = ParameterReference.NamesOf(initPlan);
        int[] readers = [.. candidates.Where(node => ParameterReference.IsIn(node, names)).Select(PlanLedger.PlaceOf)];
        int[] ableReaders = [.. readers.Where(place => self[place] >= LargeEnough * work)];
        if (ableReaders.Length > 0)
        {
            return ableReaders;
        }

        if (readers.Sum(place => self[place]) >= LargeEnough * work)
        {
            return readers;
        }

        int[] able = [.. candidates.Select(PlanLedger.PlaceOf).Where(place => self[place] >= LargeEnough * work)];
        int attached = PlanLedger.PlaceOf(owner);
        return able.Contains(attached) ? [attached]
            : able.Length == 1 ? able
            : [.. candidates.Select(PlanLedger.PlaceOf)];
    }

    private static void Subtract(double work, int[] payers, double?[] self)
    {
        double together = payers.Sum(place => self[place] ?? 0);
        foreach (int place in payers)
        {
            self[place] -= work * self[place] / together;
        }
    }
}
