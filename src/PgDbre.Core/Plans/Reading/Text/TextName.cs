namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>Identifiers as quote_identifier prints them: bare, or in double quotes with inner ones doubled.</summary>
internal static class TextName
{
    /// <summary>Takes the identifier at <paramref name="at"/> and moves behind it; null where there is none.</summary>
    public static string? Take(string text, ref int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        return text[at] == '"' ? TakeQuoted(text, ref at) : TakeBare(text, ref at);
    }

    private static string? TakeBare(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is not (' ' or '.'))
        {
            at++;
        }

        return at == start ? null : text[start..at];
    }

    private static string TakeQuoted(string text, ref int at)
    {
        int start = ++at;
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                at++;
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        string name = text[start..at].Replace("\"\"", "\"", StringComparison.Ordinal);
        at++;
        return name;
    }
}
