namespace PgDbre.Core.Plans;

/// <summary>Expressions as the server deparses them: everything that belongs together stands in brackets or quotes.</summary>
internal static class DeparsedText
{
    /// <summary>Places outside of every bracket and quote. The closing bracket itself counts as inside.</summary>
    public static IEnumerable<int> TopLevel(string text)
    {
        int depth = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                // A doubled quote closes and opens again, which comes to the same.
                quote = c == quote ? '\0' : quote;
                continue;
            }

            switch (c)
            {
                case '\'' or '"':
                    quote = c;
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                default:
                    if (depth == 0)
                    {
                        yield return i;
                    }

                    break;
            }
        }
    }
}
