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
        IReadOnlyList<object?> statements = JsonTree.Read(json) switch
        {
            List<object?> many => many,
            Dictionary<string, object?> one => [one],
            _ => throw PlanUnreadable.Because("it is neither an array nor an object", "at the start"),
        };
        return [.. statements.Select((statement, i) => One(statement, $"statement {i + 1}", json, context ?? PlanContext.None))];
    }

    private static Plan One(object? statement, string where, string source, PlanContext context) => statement switch
    {
        Dictionary<string, object?> fields => PlanBuilder.Build(fields, where, context) with { Source = source },
        // EXPLAIN prints "Utility Statement" and the like for what has no plan.
        string kind => throw PlanUnreadable.Because($"the server made no plan and says '{kind}'", where),
        _ => throw PlanUnreadable.Because("it is not an object", where),
    };
}
