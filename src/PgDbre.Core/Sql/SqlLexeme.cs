namespace PgDbre.Core.Sql;

/// <summary>How far each kind of constant reaches; 0 where it does not end.</summary>
internal static class SqlLexeme
{
    public static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 0x80;

    public static bool IsWordPart(char c) => IsWordStart(c) || char.IsAsciiDigit(c) || c == '$';

    /// <summary>
    /// A string constant with all its pieces: strings with only white space, comments and at least one line break between them are one
    /// (scan.l, "quotecontinue"), as SQL's standard wants it.
    /// </summary>
    public static int StringLength(ReadOnlySpan<char> text, int start, int prefix, bool backslash)
    {
        int length = QuotedLength(text, start, prefix, '\'', backslash);
        while (length > 0 && ContinuationOffset(text, start + length) is > 0 and var next)
        {
            int piece = QuotedLength(text, next, 0, '\'', backslash);
            length = piece == 0 ? 0 : next + piece - start;
        }

        return length;
    }

    // Offset of the quote that goes on with a string that ended at this offset; 0 if none does.
    private static int ContinuationOffset(ReadOnlySpan<char> text, int end)
    {
        bool isNewLine = false;
        int at = end;
        while (at < text.Length)
        {
            if (text[at] is '\n' or '\r')
            {
                isNewLine = true;
                at++;
            }
            else if (text[at] is ' ' or '\t' or '\f' or '\v')
            {
                at++;
            }
            else if (text[at] == '-' && at + 1 < text.Length && text[at + 1] == '-')
            {
                at += CommentLength(text, at);
            }
            else
            {
                return isNewLine && text[at] == '\'' ? at : 0;
            }
        }

        return 0;
    }

    /// <summary>A quoted constant or identifier; a doubled quote stands for one.</summary>
    public static int QuotedLength(ReadOnlySpan<char> text, int start, int prefix, char quote, bool backslash)
    {
        for (int at = start + prefix + 1; at < text.Length; at++)
        {
            if (backslash && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == quote)
            {
                if (at + 1 >= text.Length || text[at + 1] != quote)
                {
                    return at + 1 - start;
                }

                at++;
            }
        }

        return 0;
    }

    /// <summary>$tag$ … $tag$; null if the dollar opens no quote.</summary>
    public static int? DollarQuoteLength(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] != '$' && IsWordPart(text[end]))
        {
            end++;
        }

        bool isTag = end < text.Length && text[end] == '$' && (end == start + 1 || IsWordStart(text[start + 1]));
        if (!isTag)
        {
            return null;
        }

        ReadOnlySpan<char> tag = text[start..(end + 1)];
        int close = text[(end + 1)..].IndexOf(tag);
        return close < 0 ? 0 : end + 1 + close + tag.Length - start;
    }

    /// <summary>-- to the end of the line, or a block comment, which nests in SQL.</summary>
    public static int CommentLength(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '-')
        {
            int lineEnd = text[start..].IndexOfAny('\n', '\r');
            return lineEnd < 0 ? text.Length - start : lineEnd;
        }

        int depth = 1;
        for (int at = start + 2; at + 1 < text.Length; at++)
        {
            depth += (text[at], text[at + 1]) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            if (depth == 0)
            {
                return at + 2 - start;
            }

            at += (text[at], text[at + 1]) is ('/', '*') or ('*', '/') ? 1 : 0;
        }

        return 0;
    }

    /// <summary>Digits with underscores, one point, an exponent; 0x, 0o and 0b since 16.</summary>
    public static int NumberLength(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        if (text[at] == '0' && at + 1 < text.Length && "xXoObB".Contains(text[at + 1]))
        {
            at = SkipDigits(text, at + 2, hexadecimal: text[at + 1] is 'x' or 'X');
            return at - start;
        }

        at = SkipDigits(text, at, hexadecimal: false);
        // 1..10 is a range between two integers (PL/pgSQL), not 1. and .10.
        if (at < text.Length && text[at] == '.' && !(at + 1 < text.Length && text[at + 1] == '.'))
        {
            at = SkipDigits(text, at + 1, hexadecimal: false);
        }

        return ExponentEnd(text, at) - start;
    }

    private static int ExponentEnd(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return at;
        }

        int digits = at + 1;
        digits += digits < text.Length && (text[digits] is '+' or '-') ? 1 : 0;
        return digits < text.Length && char.IsAsciiDigit(text[digits]) ? SkipDigits(text, digits, hexadecimal: false) : at;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at, bool hexadecimal)
    {
        while (at < text.Length && (text[at] == '_' || (hexadecimal ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at]))))
        {
            at++;
        }

        return at;
    }
}
