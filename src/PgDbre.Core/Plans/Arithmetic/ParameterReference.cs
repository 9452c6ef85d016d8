namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// How a node's expressions name an InitPlan's value: $0 until 16 ("InitPlan 1 (returns $0)"), "(InitPlan 1).col1" from 17 on.
/// </summary>
internal static class ParameterReference
{
    public static IReadOnlyList<string> NamesOf(PlanNode initPlan)
    {
        string name = initPlan.SubplanName ?? "";
        int returns = name.IndexOf(" (returns ", StringComparison.Ordinal);
        return returns < 0
            ? [name]
            : name[(returns + " (returns ".Length)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
    }

    public static bool IsIn(PlanNode node, IReadOnlyList<string> names) =>
        node.Properties.Where(pair => pair.Key != "Subplan Name").SelectMany(pair => Texts(pair.Value))
            .Any(text => names.Any(name => Mentions(text, name)));

    // $1 is not mentioned by $10.
    private static bool Mentions(string text, string name)
    {
        if (name.Length == 0)
        {
            return false;
        }

        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int next = at + name.Length;
            if (next == text.Length || !char.IsAsciiDigit(text[next]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        List<object?> items => items.OfType<string>(),
        _ => [],
    };
}
