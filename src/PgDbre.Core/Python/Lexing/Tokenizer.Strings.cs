using System.Buffers;

namespace PgDbre.Core.Python.Lexing;

internal ref partial struct Tokenizer
{
    private static readonly SearchValues<char> SingleQuotedStops = SearchValues.Create("'\\\n\r");
    private static readonly SearchValues<char> DoubleQuotedStops = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> SingleFormattedStops = SearchValues.Create("'\\\n\r{}");
    private static readonly SearchValues<char> DoubleFormattedStops = SearchValues.Create("\"\\\n\r{}");

    private void ScanString(int quoteAt, StringPrefix prefix)
    {
        char quote = _text[quoteAt];
        bool isTriple = At(quoteAt + 1) == quote && At(quoteAt + 2) == quote;
        int bodyStart = quoteAt + (isTriple ? 3 : 1);
        if (prefix.IsFormatted)
        {
            if (_mode is not null)
            {
                _formatted.Push(_mode);
            }

            _mode = new FormattedMode(quote, isTriple, prefix.IsRaw, _position, _line);
            Emit(TokenKind.FormattedStart, bodyStart);
            return;
        }

        int end = isTriple ? EndOfTriple(bodyStart, quote) : EndOfSingle(bodyStart, quote);
        if (end < 0)
        {
            Fail(isTriple ? "unterminated triple-quoted string literal" : "unterminated string literal", _position);
            return;
        }

        int first = _position;
        Emit(TokenKind.String, end);
        CountLines(first, end);
    }

    private readonly int EndOfSingle(int at, char quote)
    {
        SearchValues<char> stops = quote == '"' ? DoubleQuotedStops : SingleQuotedStops;
        while (true)
        {
            int found = _text[Math.Min(at, _text.Length)..].IndexOfAny(stops);
            if (found < 0)
            {
                return -1;
            }

            at += found;
            char c = _text[at];
            if (c == quote)
            {
                return at + 1;
            }

            if (c != '\\')
            {
                return -1;
            }

            at += At(at + 1) == '\r' && At(at + 2) == '\n' ? 3 : 2;
        }
    }

    private readonly int EndOfTriple(int at, char quote)
    {
        while (true)
        {
            int found = _text[Math.Min(at, _text.Length)..].IndexOfAny(quote, '\\');
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (_text[at] == '\\')
            {
                at += 2;
            }
            else if (At(at + 1) == quote && At(at + 2) == quote)
            {
                return at + 3;
            }
            else
            {
                at++;
            }
        }
    }

    // The lines that a token spans.
    private void CountLines(int from, int end)
    {
        while (true)
        {
            int found = _text[from..end].IndexOfAny('\n', '\r');
            if (found < 0)
            {
                return;
            }

            from += found + (_text[from + found] == '\r' && At(from + found + 1) == '\n' ? 2 : 1);
            BeginLine(from);
        }
    }

    private void ScanFormattedText()
    {
        FormattedMode mode = _mode!;
        SearchValues<char> stops = mode.Quote == '"' ? DoubleFormattedStops : SingleFormattedStops;
        int at = _position;
        bool isNamed = false;
        while (true)
        {
            int found = _text[Math.Min(at, _text.Length)..].IndexOfAny(stops);
            at += found;
            if (found < 0 || (_text[at] is '\n' or '\r' && !mode.IsTriple))
            {
                FailUnterminated(mode);
                return;
            }

            int next = BehindStop(mode, at, ref isNamed);
            if (next == at)
            {
                EndText(mode, at);
                return;
            }

            at = next;
        }
    }

    // Behind a character that is text after all; the same offset if the text ends there.
    // isNamed: inside \N{NAME}, whose brace is no field's.
    private readonly int BehindStop(FormattedMode mode, int at, ref bool isNamed)
    {
        char c = _text[at];
        switch (c)
        {
            case '\\':
                isNamed = !mode.IsRaw && At(at + 1) == 'N' && At(at + 2) == '{';
                return isNamed ? at + 3 : BehindBackslash(at);
            case '\n' or '\r':
                return at + 1;
            case '}' when isNamed:
                isNamed = false;
                return at + 1;
            case '{' or '}':
                return At(at + 1) == c && !mode.InFormat ? at + 2 : at;
            default:
                return mode.IsTriple && !(At(at + 1) == c && At(at + 2) == c) ? at + 1 : at;
        }
    }

    // A backslash before a brace does not keep it from being one.
    private readonly int BehindBackslash(int at) =>
        At(at + 1) is '{' or '}' ? at + 1 : At(at + 1) == '\r' && At(at + 2) == '\n' ? at + 3 : at + 2;

    private void EndText(FormattedMode mode, int at)
    {
        if (_text[at] == mode.Quote)
        {
            EndFormatted(mode, at);
            return;
        }

        EmitText(at);
        if (_text[at] == '{')
        {
            string? fault = _brackets.Open('{', at, _line);
            if (!mode.OpenField(_brackets.Count) || fault is not null)
            {
                Fail(fault ?? "formatted string: expressions nested too deeply", at);
                return;
            }

            Emit(TokenKind.LeftBrace, at + 1);
        }
        else if (mode.InFormat)
        {
            CloseField(mode);
        }
        else
        {
            Fail("formatted string: single '}' is not allowed", at);
        }
    }

    // ':' or '}' behind the expression of a field.
    private void EndExpression(char c)
    {
        if (c == '}')
        {
            CloseField(_mode!);
            return;
        }

        Emit(TokenKind.Colon, _position + 1);
        _mode!.InText = true;
    }

    private void CloseField(FormattedMode mode)
    {
        _ = _brackets.Close('}');
        mode.CloseField();
        Emit(TokenKind.RightBrace, _position + 1);
    }

    private void EndFormatted(FormattedMode mode, int at)
    {
        if (mode.InFormat)
        {
            Fail("formatted string: expecting '}'", at);
            return;
        }

        EmitText(at);
        Emit(TokenKind.FormattedEnd, at + (mode.IsTriple ? 3 : 1));
        _mode = _formatted.Count > 0 ? _formatted.Pop() : null;
    }

    private void EmitText(int end)
    {
        if (end > _position)
        {
            int first = _position;
            Emit(TokenKind.FormattedMiddle, end);
            CountLines(first, end);
        }
    }

    private void FailUnterminated(FormattedMode mode) =>
        Fail($"unterminated {(mode.IsTriple ? "triple-quoted " : "")}formatted string literal", mode.Offset);
}
