using System.Globalization;
using System.Text;

namespace PgDbre.Core.Python.Lexing;

/// <summary>Which characters a name may have (PEP 3131).</summary>
internal static class IdentifierText
{
    /// <summary>
    /// True for an ASCII letter or underscore, and for any character above ASCII: whether that one may stand in a name, Length tells.
    /// </summary>
    public static bool MayStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 0x80;

    /// <summary>Characters of the name that begins at an offset; 0 if none does.</summary>
    public static int Length(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        while ((uint)at < (uint)text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return (uint)at < (uint)text.Length && text[at] >= 0x80 ? LengthBeyondAscii(text, start, at) : at - start;
    }

    private static int LengthBeyondAscii(ReadOnlySpan<char> text, int start, int at)
    {
        while (at < text.Length)
        {
            if (Rune.DecodeFromUtf16(text[at..], out Rune rune, out int length) != System.Buffers.OperationStatus.Done
                || !(at == start ? IsStart(rune) : IsPart(rune)))
            {
                break;
            }

            at += length;
        }

        return at - start;
    }

    private static bool IsStart(Rune rune) => rune.Value == '_' || IsLetter(rune);

    private static bool IsPart(Rune rune) => IsStart(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        || rune.Value is 0x00B7 or 0x0387 or (>= 0x1369 and <= 0x1371) or 0x19DA;

    // Other_ID_Start, without U+309B and U+309C, whose compatibility form begins with a blank.
    private static bool IsLetter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.LetterNumber
        || rune.Value is 0x1885 or 0x1886 or 0x2118 or 0x212E;
}
