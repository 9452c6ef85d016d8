using System.Text;

namespace PgDbre.Core.Connections;

/// <summary>
/// libpq's keyword/value form: host=db port=5433 password='it''s not; \' is' — blanks between pairs, blanks around '=' allowed,
/// single quotes around values with blanks, backslash escapes a quote or a backslash.
/// </summary>
internal static class KeywordString
{
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> keywords = [];
        int position = 0;
        while (SkipBlanks(text, ref position))
        {
            int equals = text.IndexOf('=', position);
            if (equals < 0)
            {
                throw ConnectionText.Invalid("a keyword has no '=' after it.");
            }

            string keyword = text[position..equals].Trim();
            if (!ConnectionKeywords.IsKnown(keyword))
            {
                // Not quoted: a value with a stray blank would be shown here, and that may be a password.
                throw ConnectionText.Invalid("it holds a keyword that libpq does not know.");
            }

            position = equals + 1;
            SkipBlanks(text, ref position);
            keywords[keyword] = ReadValue(text, ref position);
        }

        return keywords;
    }

    private static bool SkipBlanks(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position < text.Length;
    }

    private static string ReadValue(string text, ref int position)
    {
        bool isQuoted = position < text.Length && text[position] == '\'';
        position += isQuoted ? 1 : 0;
        StringBuilder value = new();
        for (; position < text.Length; position++)
        {
            char c = text[position];
            if (isQuoted ? c == '\'' : char.IsWhiteSpace(c))
            {
                position++;
                return value.ToString();
            }

            if (c == '\\' && position + 1 < text.Length)
            {
                c = text[++position];
            }

            value.Append(c);
        }

        return isQuoted ? throw ConnectionText.Invalid("a quoted value does not end.") : value.ToString();
    }
}
