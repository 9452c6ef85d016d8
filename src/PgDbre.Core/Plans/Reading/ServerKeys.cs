namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// What kind of value a key of the server has. JSON and YAML say it themselves; XML prints every value alike and text joins lists
/// with commas, so that their readers ask here.
/// </summary>
internal static class ServerKeys
{
    /// <summary>Lists of texts (ExplainPropertyList).</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "Output", "Sort Key", "Presorted Key", "Group Key", "Hash Key", "Sort Methods Used", "Conflict Arbiter Indexes",
        "Sampling Parameters",
    };

    /// <summary>Lists of groups (ExplainOpenGroup without labels).</summary>
    private static readonly HashSet<string> Groups = new(StringComparer.Ordinal)
    {
        "Plans", "Workers", "Triggers", "Target Tables", "Grouping Sets", "Group Keys", "Hash Keys",
    };

    // An expression may read "false" or "5" and is text all the same: One-Time Filter: false.
    private static readonly string[] TextEndings =
    [
        "Filter", "Cond", "Key", "Condition", "Call", "Order By", "Name", "Alias", "Schema", "Query Text", "Query Parameters", "Provider",
        "Window", "Seed", "SQL",
    ];

    public static bool IsTextList(string key) => Lists.Contains(key);

    public static bool IsGroupList(string key) => Groups.Contains(key);

    /// <summary>A printed value with the type the server gives it in JSON; units (ms, kB) are dropped from numbers.</summary>
    public static object Typed(string key, string value)
    {
        if (IsText(key))
        {
            return value;
        }

        return value switch
        {
            "true" => true,
            "false" => false,
            _ => Printed.TryNumber(WithoutUnit(value)) ?? (object)value,
        };
    }

    // "Rows Removed by Filter" counts; every other key that ends so is an expression.
    private static bool IsText(string key) =>
        TextEndings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal))
        && !key.StartsWith("Rows Removed", StringComparison.Ordinal);

    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> value) =>
        value.EndsWith(" ms") || value.EndsWith(" kB") ? value[..^3] : value.EndsWith("kB") ? value[..^2] : value;
}
