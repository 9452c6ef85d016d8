using System.Globalization;

namespace PgDbre.Core.Plans.Reading;

/// <summary>Numbers as the server prints them: whole ones are long and others double, as in JSON.</summary>
internal static class Printed
{
    public static object? TryNumber(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1]))))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            return whole;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>The number that follows a name such as "rows=", up to a space, comma, bracket or "..".</summary>
    public static object? NumberAfter(ReadOnlySpan<char> text, string name)
    {
        int at = text.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text[(at + name.Length)..];
        int end = rest.IndexOfAny(" ,)");
        rest = end < 0 ? rest : rest[..end];
        int range = rest.IndexOf("..");
        return TryNumber(range < 0 ? rest : rest[..range]);
    }
}
