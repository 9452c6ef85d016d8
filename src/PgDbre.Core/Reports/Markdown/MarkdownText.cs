using System.Globalization;
using System.Text;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>
/// Text of strangers (queries, object names, messages) made harmless: no Markdown, no HTML and no terminal escape in it has
/// any effect, and what was there can still be read.
/// </summary>
public static class MarkdownText
{
    /// <summary>One line of plain text for a paragraph or a table cell; white space is folded, markup becomes entities.</summary>
    public static string Inline(string text)
    {
        string line = Fold(text);
        StringBuilder escaped = new(line.Length + 16);
        for (int i = 0; i < line.Length; i++)
        {
            escaped.Append(IsMarkup(line, i) ? $"&#{((int)line[i]).ToString(CultureInfo.InvariantCulture)};" : line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>One line as code; as plain text where a code span in a table could end early or look like HTML.</summary>
    public static string Code(string text)
    {
        string line = Fold(text);
        return line.Length > 0 && !line.AsSpan().ContainsAny('`', '|', '\\') && !OpensTag(line) ? $"`{line}`" : Inline(line);
    }

    /// <summary>A code block whose fence is longer than any run of backticks in the text.</summary>
    public static string Fence(string text, string language)
    {
        string visible = VisibleText.KeepLines(text).Trim('\n');
        string fence = new('`', Math.Max(3, LongestRun(visible, '`') + 1));
        return $"{fence}{language}\n{visible}\n{fence}";
    }

    /// <summary>At most so many characters, an ellipsis for the rest; no surrogate pair is torn.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static string Fold(string text) => VisibleText.OneLine(text);

    private static bool IsMarkup(string line, int i) => line[i] switch
    {
        '|' or '`' or '<' or '>' or '&' or '\\' or '*' or '[' or ']' or '~' or '$' => true,
        // Inside a word, as in user_id, an underscore is no emphasis, and names stay readable.
        '_' => !(IsLetterAt(line, i - 1) && IsLetterAt(line, i + 1)),
        // A bare address becomes a link; a broken scheme does not.
        ':' => i + 2 < line.Length && line[i + 1] == '/' && line[i + 2] == '/',
        '@' => true,
        // Headings, lists and quotes begin only at the start of a line.
        '#' or '-' or '+' or '=' => i == 0,
        '.' or ')' => i > 0 && (i + 1 == line.Length || line[i + 1] == ' ') && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };

    private static bool IsLetterAt(string line, int i) => i >= 0 && i < line.Length && char.IsLetterOrDigit(line[i]);

    private static bool OpensTag(string line)
    {
        for (int i = line.IndexOf('<', StringComparison.Ordinal); i >= 0; i = line.IndexOf('<', i + 1))
        {
            if (i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] is '/' or '!' or '?'))
            {
                return true;
            }
        }

        return false;
    }

    private static int LongestRun(string text, char wanted)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == wanted ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
