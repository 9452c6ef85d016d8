using System.Globalization;
using System.Text;

namespace PgDbre.Core.Sql;

/// <summary>The escapes of E'' and U&amp;'' constants; what is no valid escape stands for itself.</summary>
internal static class SqlEscape
{
    /// <summary>The escape at the start of the text, which begins with a backslash: its value and how many characters it takes.</summary>
    public static (string Value, int Length) Backslash(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return ("\\", 1);
        }

        return text[1] switch
        {
            'b' => ("\b", 2),
            'f' => ("\f", 2),
            'n' => ("\n", 2),
            'r' => ("\r", 2),
            't' => ("\t", 2),
            'x' => CodePoint(text, 2, DigitCount(text[2..], 16, 2), 16) ?? ("x", 2),
            'u' => Exactly(text, 2, 4) ?? ("u", 2),
            'U' => Exactly(text, 2, 8) ?? ("U", 2),
            >= '0' and <= '7' => CodePoint(text, 1, DigitCount(text[1..], 8, 3), 8)!.Value,
            char other => (other.ToString(), 2),
        };
    }

    /// <summary>The escape of a U&amp; constant at the start of the text, which begins with the escape character.</summary>
    public static (string Value, int Length) Unicode(ReadOnlySpan<char> text, char escape)
    {
        if (text.Length > 1 && text[1] == escape)
        {
            return (escape.ToString(), 2);
        }

        bool isLong = text.Length > 1 && text[1] == '+';
        return (isLong ? Exactly(text, 2, 6) : Exactly(text, 1, 4)) ?? (escape.ToString(), 1);
    }

    private static (string Value, int Length)? Exactly(ReadOnlySpan<char> text, int start, int count) =>
        text.Length >= start && DigitCount(text[start..], 16, count) == count ? CodePoint(text, start, count, 16) : null;

    private static int DigitCount(ReadOnlySpan<char> text, int radix, int limit)
    {
        int count = 0;
        while (count < limit && count < text.Length && (radix == 16 ? char.IsAsciiHexDigit(text[count]) : text[count] is >= '0' and <= '7'))
        {
            count++;
        }

        return count;
    }

    private static (string Value, int Length)? CodePoint(ReadOnlySpan<char> text, int start, int count, int radix)
    {
        if (count == 0)
        {
            return null;
        }

        ReadOnlySpan<char> digits = text.Slice(start, count);
        uint code = radix == 16
            ? uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : Convert.ToUInt32(digits.ToString(), 8);

        // Half of a surrogate pair stands for itself: the other half follows as an escape of its own.
        string value = Rune.IsValid(code) ? new Rune(code).ToString() : code <= char.MaxValue ? ((char)code).ToString() : "\uFFFD";
        return (value, start + count);
    }
}
