namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Rows over all loops, with what rounding may hide: the server prints an average per loop, whole until 17, with two decimals from
/// 18 on, and the removed counts whole on every version.
/// </summary>
internal readonly record struct RowBounds(double Low, double Value, double High)
{
    private const double WholeHalf = 0.5;
    private const double HundredthHalf = 0.005;

    public static RowBounds Returned(PlanNode node) => Of(node, "Actual Rows");

    public static RowBounds Removed(PlanNode node) => Of(node, "Rows Removed by Filter");

    public static RowBounds Of(PlanNode node, string key)
    {
        double loops = node.Loops ?? 0;
        double perLoop = node.Number(key) ?? 0;
        double half = node.Properties.GetValueOrDefault(key) is double ? HundredthHalf : WholeHalf;
        // One loop is no average; nothing printed is exactly nothing.
        double slack = loops > 1 && node.Properties.ContainsKey(key) ? half * loops : 0;
        return new RowBounds(Math.Max(0, (perLoop * loops) - slack), perLoop * loops, (perLoop * loops) + slack);
    }
}
