namespace PgDbre.Core.Plans.Reading;

/// <summary>EXPLAIN (FORMAT YAML) of 13 to 18 and auto_explain's bare mapping: the server's fixed shape, not YAML at large.</summary>
public static class YamlPlanReader
{
    /// <summary>Reads every plan of the text.</summary>
    /// <param name="yaml">The text as the server gave it.</param>
    /// <param name="context">What is known beside the plan; null for nothing.</param>
    /// <exception cref="Connections.PgDbreException">PgPlanUnreadable: not in the server's shape, or not a plan.</exception>
    public static IReadOnlyList<Plan> Read(string yaml, PlanContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return StatementTree.ToPlans(new YamlTree(yaml).Read(), yaml, context);
    }
}
