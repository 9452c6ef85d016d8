using System.Management.Automation;
using PgDbre.Core.Plans.Comparison;
using PgDbre.Core.Reports;

namespace PgDbre.Views;

/// <summary>What the default view of a plan comparison prints: before, after and the change in one line each, then the steps that changed.</summary>
public static class ComparisonText
{
    private const int MostSteps = 12;

    /// <summary>The verdict and the figure it rests on.</summary>
    public static string Verdict(object? record) => Of(record, plans => $"{plans.Verdict} by {plans.Basis}{(plans.IsShapeChanged ? ", another shape" : ", the same shape")}");

    /// <summary>Blocks before and after.</summary>
    public static string Blocks(object? record) =>
        Of(record, plans => Pair(plans.BeforeBlocks, plans.AfterBlocks, plans.BlocksChangePercent, DisplayText.Count));

    /// <summary>Execution time before and after.</summary>
    public static string Time(object? record) =>
        Of(record, plans => Pair(plans.BeforeMs, plans.AfterMs, plans.TimeChangePercent, ms => $"{DisplayText.Number(ms)} ms"));

    /// <summary>Cost before and after.</summary>
    public static string Cost(object? record) =>
        Of(record, plans => Pair(plans.BeforeCost, plans.AfterCost, plans.CostChangePercent, DisplayText.Count));

    /// <summary>Rows before and after.</summary>
    public static string Rows(object? record) => Of(record, plans => Pair(plans.BeforeRows, plans.AfterRows, change: null, DisplayText.Count));

    /// <summary>The join order, or both where it changed.</summary>
    public static string JoinOrder(object? record) => Of(record, plans => DisplayText.Line(
        plans.IsJoinOrderChanged ? $"{plans.BeforeJoinOrder} → {plans.AfterJoinOrder}" : plans.AfterJoinOrder));

    /// <summary>The steps that changed, one a line; those with most blocks at stake first.</summary>
    public static string Steps(object? record) => Of(record, plans =>
    {
        NodeDifference[] changed = [.. plans.Nodes
            .Where(node => node.Change != NodeChange.Same)
            .OrderByDescending(node => Math.Abs(node.DeltaBlocks ?? 0))];
        IEnumerable<string> lines = changed.Take(MostSteps).Select(Step);
        string rest = changed.Length > MostSteps ? $"\n… and {changed.Length - MostSteps} more in Nodes" : "";
        return string.Join('\n', lines) + rest;
    });

    private static string Step(NodeDifference node)
    {
        string blocks = node.DeltaBlocks is { } count and not 0 ? $", {Signed(count, DisplayText.Count)} blocks" : "";
        string time = node.DeltaMs is { } ms and not 0 ? $", {Signed(ms, DisplayText.Number)} ms" : "";
        return DisplayText.Line(node.ToString()) + blocks + time;
    }

    private static string Signed(double value, Func<object?, string> format) => (value > 0 ? "+" : "") + format(value);

    private static string Pair(double? before, double? after, double? change, Func<object?, string> format) => before is null && after is null
        ? "not measured"
        : $"{Known(before, format)} → {Known(after, format)}{(change is { } percent ? $" ({Quantity.Percent(percent)})" : "")}";

    private static string Known(double? value, Func<object?, string> format) => value is null ? "?" : format(value);

    private static string Of(object? record, Func<PlanComparison, string> text) =>
        (record is PSObject wrapped ? wrapped.BaseObject : record) is PlanComparison plans ? text(plans) : "";
}
