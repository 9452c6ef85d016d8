using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Lexing;

internal ref partial struct Tokenizer
{
    private const int TabStop = 8;

    // A line of white space or of a comment has no indentation.
    private void StartLine()
    {
        int column = 0;
        int alternative = 0;
        int? continued = null;
        for (; ; _position++)
        {
            switch (At(_position))
            {
                case ' ' or '\t' or '\f':
                    Measure(_text[_position], ref column, ref alternative);
                    continue;
                case '\\':
                    // A continued line is indented as its first part is.
                    continued ??= column;
                    ContinueLine();
                    if (_fault is not null)
                    {
                        return;
                    }

                    _position--;
                    continue;
                case '\n' or '\r':
                    SkipLineBreak();
                    column = alternative = 0;
                    continued = null;
                    _position--;
                    continue;
                case '#':
                    ScanComment();
                    _position--;
                    continue;
                case '\0' when _position >= _text.Length:
                    _atLineStart = false;
                    return;
                default:
                    _atLineStart = false;
                    // A column of 0 before the backslash counts as none: lexer.c tests it for truth.
                    Indent(continued is > 0 ? continued.Value : column, continued is > 0 ? continued.Value : alternative);
                    return;
            }
        }
    }

    // A form feed at the start of a line begins it anew.
    private static void Measure(char blank, ref int column, ref int alternative)
    {
        column = blank switch { ' ' => column + 1, '\t' => ((column / TabStop) + 1) * TabStop, _ => 0 };
        alternative = blank == '\f' ? 0 : alternative + 1;
    }

    private void Indent(int column, int alternative)
    {
        int move = _indents.MoveTo(column, alternative, out string? fault);
        if (fault is not null)
        {
            Fail(fault, _position);
            return;
        }

        if (move > 0)
        {
            Emit(TokenKind.Indent, _position);
        }

        for (; move < 0; move++)
        {
            Emit(TokenKind.Dedent, _position);
        }
    }

    private void EndLine()
    {
        if (_brackets.Count == 0)
        {
            Emit(TokenKind.Newline, _position);
            _longestLine = Math.Max(_longestLine, _count - _lineFirstToken);
            _lineFirstToken = _count;
            _atLineStart = true;
        }

        SkipLineBreak();
    }

    private void SkipLineBreak()
    {
        _position += At(_position) == '\r' && At(_position + 1) == '\n' ? 2 : 1;
        BeginLine(_position);
    }

    // A break at the very end begins no line.
    private void BeginLine(int start)
    {
        _line++;
        if (start < _text.Length)
        {
            _lineStarts.Add(start);
        }
    }

    private void ContinueLine()
    {
        if (At(_position + 1) is not ('\n' or '\r'))
        {
            Fail("unexpected character after line continuation character", _position);
            return;
        }

        _position++;
        SkipLineBreak();
        if (_position >= _text.Length)
        {
            Fail("unexpected end of file after line continuation character", _text.Length);
        }
    }

    private void ScanComment()
    {
        int length = _text[_position..].IndexOfAny('\n', '\r');
        int end = length < 0 ? _text.Length : _position + length;
        int lineStart = _lineStarts[^1];
        bool isWholeLine = _text[lineStart.._position].IsWhiteSpace();
        _comments.Add(new PythonComment(new SourceSpan(_position, end, _line, _position - lineStart), isWholeLine));
        _position = end;
    }

    private void Finish()
    {
        if (_brackets.Count > 0)
        {
            _unclosed = _brackets.Last.Offset;
            Fail($"'{_brackets.Last.Bracket}' was never closed", _brackets.Last.Offset);
            return;
        }

        if (_count > _lineFirstToken)
        {
            EndLine();
        }

        for (int i = _indents.Count; i > 0; i--)
        {
            Emit(TokenKind.Dedent, _position);
        }

        Emit(TokenKind.End, _position);
    }
}
