using System.Text;

namespace PgDbre.Core.Python.Parsing;

/// <summary>The text between the fields of a formatted string.</summary>
internal static class DoubledBraces
{
    /// <summary>{{ and }} become one brace; those of \N{NAME} are single and stay.</summary>
    public static string Undouble(ReadOnlySpan<char> body, bool isRaw)
    {
        StringBuilder text = new(body.Length);
        for (int at = 0; at < body.Length; at++)
        {
            char c = body[at];
            if (c == '\\' && !isRaw && at + 1 < body.Length && body[at + 1] is not ('{' or '}'))
            {
                text.Append(c);
                c = body[++at];
            }
            else if (c is '{' or '}' && at + 1 < body.Length && body[at + 1] == c)
            {
                at++;
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
