namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// A CTE runs while its scans pull rows from it, so its work is inside theirs: each scan gives back its part, in proportion to
/// what it holds, and never more than it has.
/// </summary>
internal static class CteSplit
{
    public static void Apply(PlanLedger ledger, double?[] inclusive, double?[] self)
    {
        foreach (IGrouping<PlanNode, PlanNode> scansOfOne in Scans(ledger.Nodes))
        {
            double work = inclusive[PlanLedger.PlaceOf(scansOfOne.Key)] ?? 0;
            double together = scansOfOne.Sum(scan => inclusive[PlanLedger.PlaceOf(scan)] ?? 0);
            foreach (int scan in scansOfOne.Select(PlanLedger.PlaceOf).Where(scan => inclusive[scan] > 0))
            {
                double part = work * inclusive[scan]!.Value / together;
                self[scan] -= Math.Min(part, Math.Max(0, self[scan]!.Value));
            }
        }
    }

    /// <summary>CTEs that no node scans (data-modifying ones): they run after the root, outside its time.</summary>
    public static IEnumerable<PlanNode> Unscanned(PlanLedger ledger)
    {
        HashSet<PlanNode> scanned = [.. Scans(ledger.Nodes).Select(group => group.Key)];
        return ledger.Nodes.Where(node => node.IsCte() && !scanned.Contains(node));
    }

    private static IEnumerable<IGrouping<PlanNode, PlanNode>> Scans(IReadOnlyList<PlanNode> nodes) =>
        from scan in nodes
        where scan.CteName is not null && scan.NodeType == "CTE Scan"
        let declaration = DeclarationOf(scan)
        where declaration is not null
        group scan by declaration;

    /// <summary>The innermost declaration of that name above the scan: an inner WITH may shadow an outer one.</summary>
    public static PlanNode? DeclarationOf(PlanNode scan)
    {
        HashSet<PlanNode> around = [.. scan.Ancestors()];
        return scan.Ancestors().Prepend(scan)
            .SelectMany(ancestor => ancestor.Children)
            .FirstOrDefault(child => child.DeclaredCte() == scan.CteName && !around.Contains(child));
    }
}
