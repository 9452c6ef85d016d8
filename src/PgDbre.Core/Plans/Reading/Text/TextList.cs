namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>The text format joins lists with ", "; the expressions in it have commas of their own, inside brackets and quotes.</summary>
internal static class TextList
{
    public static List<object?> Split(string text)
    {
        List<object?> items = [];
        int start = 0;
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
                case ',' when depth == 0:
                    items.Add(text[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }

        items.Add(text[start..].Trim());
        return items;
    }
}
