using System.Text;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Escapes of string and bytes literals (Objects/unicodeobject.c, _PyUnicode_DecodeUnicodeEscapeInternal).</summary>
internal static class EscapedText
{
    private const char Unknown = '\ufffd';

    /// <summary>The value of a text literal's body. An escape that means nothing stays as it is written.</summary>
    /// <param name="hasNamed">It held \N{NAME}, which became U+FFFD.</param>
    public static string Decode(ReadOnlySpan<char> body, bool isRaw, int offset, out bool hasNamed)
    {
        hasNamed = false;
        int first = isRaw ? body.IndexOf('\r') : body.IndexOfAny('\\', '\r');
        if (first < 0)
        {
            return body.ToString();
        }

        StringBuilder value = new(body.Length);
        int at = 0;
        while (at < body.Length)
        {
            char c = body[at];
            if (c == '\r')
            {
                value.Append('\n');
                at += At(body, at + 1) == '\n' ? 2 : 1;
            }
            else if (c == '\\' && !isRaw)
            {
                at = Escape(body, at, value, offset, ref hasNamed);
            }
            else
            {
                value.Append(c);
                at++;
            }
        }

        return value.ToString();
    }

    /// <summary>The value of a bytes literal's body.</summary>
    public static byte[] Bytes(ReadOnlySpan<char> body, bool isRaw, int offset)
    {
        if (!Ascii.IsValid(body))
        {
            throw new PythonSyntaxException("bytes can only contain ASCII literal characters", offset);
        }

        List<byte> value = new(body.Length);
        int at = 0;
        while (at < body.Length)
        {
            char c = body[at];
            if (c == '\r')
            {
                value.Add((byte)'\n');
                at += At(body, at + 1) == '\n' ? 2 : 1;
            }
            else if (c == '\\' && !isRaw)
            {
                at = ByteEscape(body, at, value, offset);
            }
            else
            {
                value.Add((byte)c);
                at++;
            }
        }

        return [.. value];
    }

    private static int Escape(ReadOnlySpan<char> body, int at, StringBuilder value, int offset, ref bool hasNamed)
    {
        char c = At(body, at + 1);
        switch (c)
        {
            case 'x':
                return Hexadecimal(body, at, 2, value, offset);
            case 'u':
                return Hexadecimal(body, at, 4, value, offset);
            case 'U':
                return Hexadecimal(body, at, 8, value, offset);
            case 'N':
                int close = At(body, at + 2) == '{' ? body[at..].IndexOf('}') : -1;
                if (close < 4)
                {
                    throw new PythonSyntaxException("malformed \\N character escape", offset);
                }

                hasNamed = true;
                value.Append(Unknown);
                return at + close + 1;
            default:
                int? single = Single(body, ref at);
                if (single is null)
                {
                    value.Append('\\');
                }
                else if (single >= 0)
                {
                    value.Append((char)single);
                }

                return at;
        }
    }

    private static int ByteEscape(ReadOnlySpan<char> body, int at, List<byte> value, int offset)
    {
        if (At(body, at + 1) == 'x')
        {
            value.Add((byte)HexadecimalValue(body, at, 2, offset));
            return at + 4;
        }

        int? single = Single(body, ref at);
        if (single is null)
        {
            value.Add((byte)'\\');
        }
        else if (single >= 0)
        {
            value.Add((byte)single);
        }

        return at;
    }

    // The escapes that text and bytes share: -1 for a continued line, which is nothing; null if the backslash means itself.
    private static int? Single(ReadOnlySpan<char> body, ref int at)
    {
        char c = At(body, at + 1);
        if (c is >= '0' and <= '7')
        {
            return Octal(body, ref at);
        }

        int? value = c switch
        {
            '\n' or '\r' => -1,
            '\\' or '\'' or '"' => c,
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ => null,
        };
        at += value is null ? 1 : c == '\r' && At(body, at + 2) == '\n' ? 3 : 2;
        return value;
    }

    private static int Octal(ReadOnlySpan<char> body, ref int at)
    {
        int end = at + 1;
        int value = 0;
        while (end < at + 4 && At(body, end) is >= '0' and <= '7')
        {
            value = (value * 8) + (body[end] - '0');
            end++;
        }

        at = end;
        return value;
    }

    private static int Hexadecimal(ReadOnlySpan<char> body, int at, int digits, StringBuilder value, int offset)
    {
        uint code = HexadecimalValue(body, at, digits, offset);
        if (code > 0x10FFFF)
        {
            throw new PythonSyntaxException("illegal Unicode character in an escape", offset);
        }

        if (code < 0x10000)
        {
            value.Append((char)code);
        }
        else
        {
            value.Append(char.ConvertFromUtf32((int)code));
        }

        return at + 2 + digits;
    }

    private static uint HexadecimalValue(ReadOnlySpan<char> body, int at, int digits, int offset)
    {
        uint value = 0;
        for (int i = at + 2; i < at + 2 + digits; i++)
        {
            char c = At(body, i);
            if (!char.IsAsciiHexDigit(c))
            {
                throw new PythonSyntaxException($"truncated \\{body[at + 1]} escape: it takes {digits} hexadecimal digits", offset);
            }

            value = (value << 4) + (uint)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return value;
    }

    private static char At(ReadOnlySpan<char> body, int at) => (uint)at < (uint)body.Length ? body[at] : '\0';
}
