namespace PgDbre.Core.Python.Lexing;

/// <summary>How far a number reaches, or why it is none (Parser/lexer/lexer.c, verify_end_of_number).</summary>
internal static class NumberLexeme
{
    /// <summary>Offset behind the number, and a fault; without a fault it is one.</summary>
    public static int End(ReadOnlySpan<char> text, int start, out string? fault)
    {
        char second = At(text, start + 1);
        return text[start] == '0' && second is 'x' or 'X' or 'o' or 'O' or 'b' or 'B'
            ? EndOfBased(text, start + 2, second, out fault)
            : EndOfDecimal(text, start, out fault);
    }

    private static int EndOfBased(ReadOnlySpan<char> text, int at, char letter, out string? fault)
    {
        (string name, Func<char, bool> isDigit) = letter switch
        {
            'x' or 'X' => ("hexadecimal", (Func<char, bool>)char.IsAsciiHexDigit),
            'o' or 'O' => ("octal", c => c is >= '0' and <= '7'),
            _ => ("binary", c => c is '0' or '1'),
        };
        do
        {
            at += At(text, at) == '_' ? 1 : 0;
            if (!isDigit(At(text, at)))
            {
                fault = $"invalid {name} literal";
                return at;
            }

            while (isDigit(At(text, at)))
            {
                at++;
            }
        }
        while (At(text, at) == '_');

        fault = char.IsAsciiDigit(At(text, at)) || IsGluedToName(text, at) ? $"invalid {name} literal" : null;
        return at;
    }

    private static int EndOfDecimal(ReadOnlySpan<char> text, int start, out string? fault)
    {
        int at = start;
        bool isWhole = true;
        if (text[at] != '.' && !SkipDigits(text, ref at))
        {
            fault = "invalid decimal literal";
            return at;
        }

        int wholeEnd = at;
        if (At(text, at) == '.')
        {
            isWhole = false;
            at++;
            if (char.IsAsciiDigit(At(text, at)) && !SkipDigits(text, ref at))
            {
                fault = "invalid decimal literal";
                return at;
            }
        }

        if (!SkipExponent(text, ref at, ref isWhole))
        {
            fault = "invalid decimal literal";
            return at;
        }

        if (At(text, at) is 'j' or 'J')
        {
            at++;
            fault = IsGluedToName(text, at) ? "invalid imaginary literal" : null;
            return at;
        }

        bool hasLeadingZero = isWhole && text[start] == '0' && text[start..wholeEnd].IndexOfAnyExcept('0', '_') >= 0;
        fault = IsGluedToName(text, at) ? "invalid decimal literal"
            : hasLeadingZero ? "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
            : null;
        return at;
    }

    // 1e5; "1else" is a number and a word.
    private static bool SkipExponent(ReadOnlySpan<char> text, ref int at, ref bool isWhole)
    {
        if (At(text, at) is not ('e' or 'E'))
        {
            return true;
        }

        int digits = at + (At(text, at + 1) is '+' or '-' ? 2 : 1);
        if (!char.IsAsciiDigit(At(text, digits)))
        {
            return digits == at + 1;
        }

        at = digits;
        isWhole = false;
        return SkipDigits(text, ref at);
    }

    // An underscore stands between two digits only.
    private static bool SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        while (true)
        {
            while (char.IsAsciiDigit(At(text, at)))
            {
                at++;
            }

            if (At(text, at) != '_')
            {
                return true;
            }

            at++;
            if (!char.IsAsciiDigit(At(text, at)))
            {
                return false;
            }
        }
    }

    // "1if x else y" is legal, if deprecated: these words may follow at once.
    private static bool IsGluedToName(ReadOnlySpan<char> text, int at)
    {
        if (!IdentifierText.MayStart(At(text, at)))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[at..];
        return !(rest.StartsWith("and") || rest.StartsWith("else") || rest.StartsWith("for") || rest.StartsWith("if")
            || rest.StartsWith("in") || rest.StartsWith("is") || rest.StartsWith("or") || rest.StartsWith("not"));
    }

    private static char At(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length ? text[at] : '\0';
}
