namespace PgDbre.Core.Plans.Findings;

/// <summary>Taking a deparsed expression apart at its top level; quotes and brackets are respected, nothing is evaluated.</summary>
internal static class ConditionText
{
    // The server prints two or three; a hostile text of a million must not take a million passes.
    private const int MostBrackets = 16;
    private const string OperatorCharacters = "=<>~!@#%^&|*/+-?";

    /// <summary>The arms of a top-level AND that are comparisons of a column; what is not, is left out.</summary>
    public static IReadOnlyList<Condition> Conditions(string? expression) =>
        expression is null ? [] : [.. Arms(expression, " AND ").Select(Condition.Parse).OfType<Condition>()];

    /// <summary>The arms of a top-level AND or OR; the whole where there is none.</summary>
    public static IReadOnlyList<string> Arms(string expression, string connective)
    {
        string text = Unwrap(expression);
        List<string> arms = [];
        int from = 0;
        foreach (int at in DeparsedText.TopLevel(text).Where(at => string.CompareOrdinal(text, at, connective, 0, connective.Length) == 0))
        {
            // In a damaged text two connectives may share their blank.
            if (at >= from)
            {
                arms.Add(text[from..at]);
                from = at + connective.Length;
            }
        }

        arms.Add(text[from..]);
        return arms;
    }

    /// <summary>Without brackets around the whole.</summary>
    public static string Unwrap(string text)
    {
        text = text.Trim();
        for (int i = 0; i < MostBrackets && text is ['(', .., ')'] && !DeparsedText.TopLevel(text).Any(); i++)
        {
            text = text[1..^1].Trim();
        }

        return text;
    }

    /// <summary>Where the first operator between blanks stands; -1 where there is none.</summary>
    public static (int Start, int End) FindOperator(string text)
    {
        foreach (int at in DeparsedText.TopLevel(text).Where(at => at > 0 && text[at - 1] == ' ' && IsOperator(text[at])))
        {
            int end = at;
            while (end < text.Length && IsOperator(text[end]))
            {
                end++;
            }

            return (at, end);
        }

        return (-1, -1);
    }

    private static bool IsOperator(char c) => OperatorCharacters.Contains(c, StringComparison.Ordinal);
}
