namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// A node that an enable_ setting told the planner to avoid. From 18 on the server says so; before, such a node costs disable_cost
/// more (costsize.c), and everything above inherits it.
/// </summary>
internal static class DisabledNode
{
    private const double DisableCost = 1e10;

    public static bool Is(PlanNode node) => node.Properties.GetValueOrDefault("Disabled") is { } flag
        ? flag is true
        : node.TotalCost >= DisableCost && !node.Children.Any(child => child.TotalCost >= DisableCost);

    /// <summary>
    /// The setting that is off and that the node answers to; without SETTINGS the one of its kind, and null where none is known.
    /// </summary>
    public static string? SettingOf(Plan plan, PlanNode node)
    {
        IReadOnlyList<string> candidates = PlannerSwitch.Of(node);
        return candidates.FirstOrDefault(name => PlannerSwitch.IsOff(plan, name))
            ?? (plan.Settings.Count == 0 && candidates is [var likely, ..] ? likely : null);
    }
}
