using System.Globalization;
using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Numbers, and strings with those that stand beside them.</summary>
internal sealed class LiteralParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public Expression Number()
    {
        int mark = _cursor.Mark;
        ReadOnlySpan<char> text = _cursor.CurrentText;
        int start = _cursor.Current.Start;
        _cursor.Advance();
        SourceSpan span = _cursor.SpanFrom(mark);
        if (text.Length < 10 && text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return new IntegerExpression(span, int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        if (text.Contains('_'))
        {
            text = text.ToString().Replace("_", "", StringComparison.Ordinal);
        }

        bool isBased = text.Length > 1 && text[0] == '0' && char.IsAsciiLetter(text[1]) && text[1] is not ('e' or 'E' or 'j' or 'J');
        if (isBased || text.IndexOfAny(".eEjJ") < 0)
        {
            return new IntegerExpression(span, IntegerText.Parse(text) ?? throw new PythonSyntaxException(IntegerText.TooLong, start));
        }

        bool isImaginary = text[^1] is 'j' or 'J';
        double value = double.Parse(isImaginary ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new FloatExpression(span, value, isImaginary);
    }

    /// <summary>One literal, or several side by side, which are one value.</summary>
    public Expression Strings()
    {
        int mark = _cursor.Mark;
        StringPieces? pieces = null;
        while (true)
        {
            Token token = _cursor.Current;
            bool isFormatted = token.Kind == TokenKind.FormattedStart;
            bool isLast = !isFormatted && _cursor.Peek() is not (TokenKind.String or TokenKind.FormattedStart);
            if (isLast && pieces is null)
            {
                _cursor.Advance();
                return Single(_cursor.SpanFrom(mark), token);
            }

            pieces ??= new StringPieces(_cursor);
            if (isFormatted)
            {
                parser.FormattedStrings.Read(pieces);
            }
            else
            {
                pieces.Add(token, new StringBody(_cursor.TextOf(token)));
                _cursor.Advance();
            }

            if (_cursor.Kind is not (TokenKind.String or TokenKind.FormattedStart))
            {
                return pieces.Finish(_cursor.SpanFrom(mark));
            }
        }
    }

    private Expression Single(SourceSpan span, Token token)
    {
        StringBody body = new(_cursor.TextOf(token));
        if (body.Prefix.IsBytes)
        {
            return new BytesExpression(span, EscapedText.Bytes(body.Text, body.Prefix.IsRaw, token.Start));
        }

        string value = EscapedText.Decode(body.Text, body.Prefix.IsRaw, token.Start, out bool hasNamed);
        return new StringExpression(span, value, hasNamed);
    }
}
