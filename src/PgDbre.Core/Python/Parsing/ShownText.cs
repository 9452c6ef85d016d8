using System.Text;

namespace PgDbre.Core.Python.Parsing;

/// <summary>What {expression=} shows: the expression as it is written, without comments.</summary>
internal static class ShownText
{
    public static string Of(string written)
    {
        if (!written.Contains('#', StringComparison.Ordinal))
        {
            return written;
        }

        // A # in a string is none of a comment's: Parser/action_helpers.c follows the quotes.
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

            quote = c is '"' or '\'' ? (quote == '\0' ? c : quote == c ? '\0' : quote) : quote;
            shown.Append(c);
        }

        return shown.ToString();
    }
}
