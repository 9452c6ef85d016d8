namespace PgDbre.Core.Plans.Reading;

/// <summary>Plans out of the tree of dictionaries and lists that each format is read into.</summary>
internal static class StatementTree
{
    /// <param name="tree">A list of statements, or one bare statement as auto_explain logs it.</param>
    /// <param name="source">The text it was read from; kept with the plan.</param>
    /// <param name="context">What is known beside the plan; null for nothing.</param>
    public static IReadOnlyList<Plan> ToPlans(object? tree, string source, PlanContext? context)
    {
        IReadOnlyList<object?> statements = tree switch
        {
            List<object?> many => many,
            Dictionary<string, object?> one => [one],
            _ => throw PlanUnreadable.Because("it is neither an array nor an object", "at the start"),
        };
        return [.. statements.Select((statement, i) => One(statement, $"statement {i + 1}", source, context ?? PlanContext.None))];
    }

    private static Plan One(object? statement, string where, string source, PlanContext context) => statement switch
    {
        Dictionary<string, object?> fields => PlanBuilder.Build(fields, where, context) with { Source = source },
        // EXPLAIN prints "Utility Statement" and the like for what has no plan.
        string kind => throw PlanUnreadable.Because($"the server made no plan and says '{kind}'", where),
        _ => throw PlanUnreadable.Because("it is not an object", where),
    };
}
