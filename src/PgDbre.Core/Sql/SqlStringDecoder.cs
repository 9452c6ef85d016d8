using System.Text;

namespace PgDbre.Core.Sql;

/// <summary>Undoes the quotes and escapes of one constant, and remembers where the value and the source go apart.</summary>
internal sealed class SqlStringDecoder(SqlToken token, int content, char quote, char escape)
{
    private readonly StringBuilder _text = new(token.Length);
    private readonly List<(int Index, int Offset)> _places = [(0, token.Start + content)];
    private readonly bool _hasBackslashes = token.Span[0] is 'e' or 'E';
    private readonly bool _hasUnicode = token.Span[0] is 'u' or 'U';
    private int _at = content;

    public (string Text, List<(int Index, int Offset)> Places) Run()
    {
        ReadOnlySpan<char> span = token.Span;
        while (_at < span.Length)
        {
            if (span[_at] == quote)
            {
                PassQuote(span);
            }
            else if ((_hasBackslashes && span[_at] == '\\') || (_hasUnicode && span[_at] == escape))
            {
                PassEscape(span);
            }
            else
            {
                _text.Append(span[_at++]);
            }
        }

        return (_text.ToString(), _places);
    }

    // A doubled quote stands for one; a single one ends a piece, and the next piece (if any) goes on behind its own opening quote.
    private void PassQuote(ReadOnlySpan<char> span)
    {
        if (_at + 1 < span.Length && span[_at + 1] == quote)
        {
            _text.Append(quote);
            Jump(_at + 2);
            return;
        }

        int next = _at + 1;
        while (next < span.Length && span[next] != quote)
        {
            next += span[next] == '-' ? SqlLexeme.CommentLength(span, next) : 1;
        }

        Jump(Math.Min(next + 1, span.Length));
    }

    private void PassEscape(ReadOnlySpan<char> span)
    {
        (string value, int length) = _hasBackslashes
            ? SqlEscape.Backslash(span[_at..])
            : SqlEscape.Unicode(span[_at..], escape);
        _text.Append(value);
        Jump(_at + Math.Max(1, length));
    }

    private void Jump(int at)
    {
        _at = at;
        _places.Add((_text.Length, token.Start + at));
    }
}
