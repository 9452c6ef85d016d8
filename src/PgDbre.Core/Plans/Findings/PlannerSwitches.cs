namespace PgDbre.Core.Plans.Findings;

/// <summary>Settings that forbid the planner an index.</summary>
internal static class PlannerSwitches
{
    private static readonly string[] OfIndexes = ["enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan"];

    /// <summary>"enable_indexscan is off"; empty where nothing is.</summary>
    public static string Off(PlanSettings settings) =>
        string.Join(" and ", OfIndexes.Where(name => settings.GetValueOrDefault(name) == "off").Select(name => $"{name} is off"));
}
