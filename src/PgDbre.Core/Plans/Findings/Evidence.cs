using System.Globalization;

namespace PgDbre.Core.Plans.Findings;

/// <summary>The keys a finding rests on, with the server's values.</summary>
internal static class Evidence
{
    private const int LongestValue = 200;

    public static string Of(PlanNode node, IReadOnlyList<string> keys) => $"node {node.Id}: {Of(node.Properties, keys)}";

    public static string Of(IReadOnlyDictionary<string, object?> fields, IReadOnlyList<string> keys) =>
        string.Join(", ", keys.Where(fields.ContainsKey).Select(key => $"{key} = {Text(fields[key])}"));

    private static string Text(object? value)
    {
        string text = value switch
        {
            List<object?> items => string.Join(", ", items.Select(Text)),
            IReadOnlyDictionary<string, object?> group =>
                "{" + string.Join(", ", group.Select(pair => $"{pair.Key}: {Text(pair.Value)}")) + "}",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
