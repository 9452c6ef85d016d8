using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>f"…" and t"…": text and fields, and the format of a field, which is text and fields again.</summary>
internal sealed class FormattedStringParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>One literal, quotes included.</summary>
    public void Read(StringPieces pieces)
    {
        _cursor.Enter();
        ReadOnlySpan<char> start = _cursor.CurrentText;
        StringPrefix prefix = StringPrefix.Read(start[..start.IndexOfAny('"', '\'')]) ?? default;
        pieces.Begin(prefix.IsTemplate);
        _cursor.Advance();
        Parts(pieces, prefix, TokenKind.FormattedEnd);
        _cursor.Expect(TokenKind.FormattedEnd, "the end of the formatted string");
        _cursor.Leave();
    }

    private void Parts(StringPieces pieces, StringPrefix prefix, TokenKind end)
    {
        while (_cursor.Kind != end)
        {
            if (_cursor.Kind == TokenKind.FormattedMiddle)
            {
                Text(pieces, prefix, end == TokenKind.RightBrace);
            }
            else if (_cursor.Kind == TokenKind.LeftBrace)
            {
                Field(pieces, prefix);
            }
            else
            {
                throw _cursor.FailHere();
            }
        }
    }

    // {{ and }} are one brace, but not in a format, where a brace is always a field's.
    private void Text(StringPieces pieces, StringPrefix prefix, bool isFormat)
    {
        Token token = _cursor.Current;
        ReadOnlySpan<char> body = _cursor.CurrentText;
        if (!isFormat && body.IndexOfAny('{', '}') >= 0)
        {
            body = DoubledBraces.Undouble(body, prefix.IsRaw);
        }

        pieces.AddText(token, body, prefix.IsRaw);
        _cursor.Advance();
    }

    private void Field(StringPieces pieces, StringPrefix prefix)
    {
        int mark = _cursor.Mark;
        int expressionStart = _cursor.Current.End;
        _cursor.Enter();
        _cursor.Advance();
        if (_cursor.Kind is TokenKind.RightBrace or TokenKind.Exclamation or TokenKind.Colon)
        {
            throw _cursor.Fail("formatted string: a field without an expression");
        }

        Expression value = parser.Expressions.Value();
        int valueEnd = _cursor.Current.Start;
        bool isShown = _cursor.Take(TokenKind.Assign);
        string shown = isShown ? _cursor.Text[expressionStart.._cursor.Current.Start] : "";
        char? conversion = _cursor.Kind == TokenKind.Exclamation ? Conversion() : null;
        FormattedString? format = _cursor.Kind == TokenKind.Colon ? Format(prefix) : null;
        _cursor.Expect(TokenKind.RightBrace, "'}' after the expression of a field");
        _cursor.Leave();
        SourceSpan span = _cursor.SpanFrom(mark);
        if (isShown)
        {
            pieces.AddText(new SourceSpan(expressionStart, valueEnd, span.Line, span.Column + 1), ShownText.Of(shown));
            conversion ??= format is null ? 'r' : null;
        }

        pieces.AddField(new FormattedValue(span, value, conversion, format, ShownText.Of(_cursor.Text[expressionStart..valueEnd])));
    }

    private char Conversion()
    {
        Token mark = _cursor.Current;
        _cursor.Advance();
        bool isGlued = _cursor.Current.Start == mark.End;
        char conversion = _cursor.CurrentText.Length == 1 ? _cursor.CurrentText[0] : '\0';
        if (_cursor.Kind != TokenKind.Name || !isGlued || conversion is not ('r' or 's' or 'a'))
        {
            throw _cursor.Fail("formatted string: the conversion is one of '!r', '!s' and '!a'");
        }

        _cursor.Advance();
        return conversion;
    }

    private FormattedString Format(StringPrefix prefix)
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        StringPieces pieces = new(_cursor);
        Parts(pieces, prefix, TokenKind.RightBrace);
        return pieces.FinishFormatted(_cursor.SpanFrom(mark));
    }
}
