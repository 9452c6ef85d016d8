using System.Buffers;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// Takes psql's frame off a line: the bars of border style 2 and of the Unicode styles, the marks of a value that goes on in the next line,
/// the name of an expanded record. Whole lines of frame become null.
/// </summary>
internal static class PsqlFrame
{
    private const string Bars = "|│║";
    private static readonly SearchValues<char> RuleCharacters =
        SearchValues.Create("-+=─━═│║┼╪╫╬┌┐└┘├┤┬┴╔╗╚╝╠╣╦╩╞╡╤╧╟╢╥╨ ");
    private const string Header = "QUERY PLAN";

    public static string? Strip(string line)
    {
        string text = line.TrimEnd();
        if (text.Length == 0)
        {
            return text;
        }

        if (IsRule(text) || text.Contains("[ RECORD ", StringComparison.Ordinal) || text.StartsWith("* Record ", StringComparison.Ordinal))
        {
            return null;
        }

        if (text.Length > 1 && Bars.Contains(text[0], StringComparison.Ordinal) && Bars.Contains(text[^1], StringComparison.Ordinal))
        {
            text = text[1..^1].TrimEnd();
        }

        return WithoutName(text);
    }

    /// <summary>Takes the mark off that a line of a value of several lines ends with; JSON, YAML and XML stand in one value.</summary>
    public static string WithoutMark(string text) => text.EndsWith('+') || text.EndsWith('↵') ? text[..^1].TrimEnd() : text;

    // "QUERY PLAN | Seq Scan" and "           |   {", in expanded output; unaligned without the blanks around the bar.
    private static string WithoutName(string text)
    {
        int start = 0;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        bool named = text.AsSpan(start).StartsWith(Header);
        int bar = named ? start + Header.Length : start;
        bool spaced = bar < text.Length && text[bar] == ' ';
        bar += named && spaced ? 1 : 0;
        if (bar < text.Length && Bars.Contains(text[bar], StringComparison.Ordinal) && (named || start >= Header.Length))
        {
            string value = text[(bar + 1)..];
            return (spaced || !named) && value.StartsWith(' ') ? value[1..] : value;
        }

        // Border style 0 has a blank where the others have a bar.
        return named && spaced && bar < text.Length ? text[bar..] : text;
    }

    private static bool IsRule(string text) => text.Length >= 3 && text.AsSpan().IndexOfAnyExcept(RuleCharacters) < 0;
}
