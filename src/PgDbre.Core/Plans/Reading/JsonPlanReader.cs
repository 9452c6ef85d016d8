namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// EXPLAIN (FORMAT JSON) of 13 to 18: an array of statements (rewrite rules can make several of one), or the bare object
/// that auto_explain logs.
/// </summary>
public static class JsonPlanReader
{
    /// <summary>Reads every plan; exclusive figures are computed, findings are not (see PlanFindings).</summary>
    /// <param name="json">The text as the server gave it.</param>
    /// <param name="context">What is known beside the plan; null for a plan from a file.</param>
    /// <returns>One plan per statement; none for [], which is a statement that was rewritten to nothing.</returns>
    /// <exception cref="Connections.PgDbreException">PgPlanUnreadable: not JSON, or not a plan.</exception>
    public static IReadOnlyList<Plan> Read(string json, PlanContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return StatementTree.ToPlans(JsonTree.Read(json), json, context);
    }
}
