using System.Globalization;
using System.Text;

namespace PgDbre.Core.Reports;

/// <summary>
/// Text in which nothing is hidden and nothing acts on a terminal: control characters (terminal escapes begin with one),
/// characters that turn the writing direction or have no width, and torn surrogates are shown as \uXXXX.
/// </summary>
public static class VisibleText
{
    /// <summary>On one line: every run of white space becomes one blank, none is left at the ends.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder line = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '\t' or '\n' or '\r' or '\f' or '\v'))
            {
                Append(line, text, i);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>With its lines and tabs; every kind of line end becomes a line feed.</summary>
    public static string KeepLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        StringBuilder visible = new(lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] is '\n' or '\t')
            {
                visible.Append(lines[i]);
            }
            else
            {
                Append(visible, lines, i);
            }
        }

        return visible.ToString();
    }

    private static void Append(StringBuilder target, string text, int i)
    {
        if (IsHidden(text, i))
        {
            target.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            return;
        }

        target.Append(text[i]);
    }

    private static bool IsHidden(string text, int i) => CharUnicodeInfo.GetUnicodeCategory(text[i]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate => !IsPaired(text, i),
        _ => false,
    };

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
