namespace PgDbre.Core.Plans.Comparison;

/// <summary>Puts the figures of paired nodes side by side.</summary>
internal static class NodeDifferences
{
    public static NodeDifferenceList Of(Plan before, Plan after) => new([.. NodeMatcher.Match(before.Root, after.Root).Select(pair => Of(pair.Before, pair.After))]);

    private static NodeDifference Of(PlanNode? before, PlanNode? after)
    {
        long? blocksBefore = before is null ? null : PlanBlocks.Of(before);
        long? blocksAfter = after is null ? null : PlanBlocks.Of(after);
        return new NodeDifference
        {
            Change = ChangeOf(before, after),
            Before = before is null ? null : Describe(before),
            After = after is null ? null : Describe(after),
            BeforeId = before?.Id,
            AfterId = after?.Id,
            BeforeMs = before?.Metrics.ExclusiveMs,
            AfterMs = after?.Metrics.ExclusiveMs,
            DeltaMs = Delta(before, after, before?.Metrics.ExclusiveMs, after?.Metrics.ExclusiveMs),
            BeforeBlocks = blocksBefore,
            AfterBlocks = blocksAfter,
            DeltaBlocks = (long?)Delta(before, after, blocksBefore, blocksAfter),
            BeforeRows = before?.Metrics.TotalRows,
            AfterRows = after?.Metrics.TotalRows,
            DeltaRows = WithoutRounding(Delta(before, after, before?.Metrics.TotalRows, after?.Metrics.TotalRows), before, after),
        };
    }

    private static NodeChange ChangeOf(PlanNode? before, PlanNode? after) => (before, after) switch
    {
        (null, _) => NodeChange.Added,
        (_, null) => NodeChange.Removed,
        var (first, second) => Describe(first) == Describe(second) ? NodeChange.Same : NodeChange.Changed,
    };

    // A node's own text, with what else the planner decides about it.
    private static string Describe(PlanNode node)
    {
        string parallel = node.IsParallelAware ? "Parallel " : "";
        string mode = node.Text("Partial Mode") is { } stage and not "Simple" ? $"{stage} " : "";
        string how = (node.Text("Strategy"), node.JoinType) switch
        {
            ({ } strategy and not "Plain", _) => $" ({strategy})",
            (_, { } join and not "Inner") => $" ({join})",
            _ => "",
        };
        return $"{parallel}{mode}{node}{how}";
    }

    // A node that is not there costs nothing; one that is there without a figure leaves the difference unknown.
    private static double? Delta(PlanNode? before, PlanNode? after, double? first, double? second) =>
        (after is null ? 0 : Ran(after, second)) - (before is null ? 0 : Ran(before, first));

    // Up to version 17 rows are rounded per loop: three times 66,667 are the same 200,000 rows.
    private static double? WithoutRounding(double? delta, PlanNode? before, PlanNode? after) =>
        Math.Abs(delta ?? 0) <= 0.5 * (Rounded(before) + Rounded(after)) ? delta * 0 : delta;

    private static double Rounded(PlanNode? node) => node?.Loops > 1 ? node.Loops.Value : 0;

    private static double? Ran(PlanNode node, double? figure) => node.Loops == 0 ? 0 : figure;
}
