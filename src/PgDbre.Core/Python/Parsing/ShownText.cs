using System.Text;

namespace PgDbre.Core.Python.Parsing;

/// <summary>What {expression=} shows and a template string keeps: the expression as it is written, without comments.</summary>
internal static class ShownText
{
    public static string Of(string written)
    {
        if (!written.Contains('#', StringComparison.Ordinal))
        {
            return written;
        }

        // A # in a string begins no comment (Parser/lexer/lexer.c, set_ftstring_expr).
        StringBuilder shown = new(written.Length);
        char quote = '\0';
        for (int i = 0; i < written.Length; i++)
        {
            char c = written[i];
            if (c == '#' && quote == '\0')
            {
                int end = written.IndexOf('\n', i);
                i = end < 0 ? written.Length : end - 1;
                continue;
            }

            if (c == '\\' && i + 1 < written.Length)
            {
                shown.Append(c);
                c = written[++i];
            }
            else
            {
                quote = QuoteAfter(quote, c);
            }

            shown.Append(c);
        }

        return shown.ToString();
    }

    private static char QuoteAfter(char quote, char c) =>
        c is not ('"' or '\'') ? quote : quote == '\0' ? c : quote == c ? '\0' : quote;
}
