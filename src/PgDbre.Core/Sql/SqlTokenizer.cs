using System.Buffers;

namespace PgDbre.Core.Sql;

/// <summary>
/// PostgreSQL's lexer (src/backend/parser/scan.l) with standard_conforming_strings on. Total: every character belongs to a
/// token, to white space or to a comment; what PostgreSQL would refuse becomes an Invalid token, never an exception.
/// </summary>
public ref struct SqlTokenizer
{
    private static readonly SearchValues<char> OperatorCharacters = SearchValues.Create("~!@#^&|`?+-*/%<>=");

    // An operator may end in + or - only if it holds one of these (scan.l, "operator" rule).
    private static readonly SearchValues<char> SignKeepers = SearchValues.Create("~!@#^&|`?%");

    private readonly string _source;
    private readonly bool _isPsql;
    private ReadOnlySpan<char> _text;
    private int _position;
    private int _line;
    private int _lineStart;

    // One look at a run of operator characters serves all operators in it, or a run of a million signs would cost their square.
    private OperatorRun _run;

    /// <summary>Begins at an offset whose line and column are known; <paramref name="end"/> is where the text is cut off.</summary>
    internal SqlTokenizer(string source, int start, int end, int line = 1, int column = 1, bool isPsql = false)
    {
        _source = source;
        _text = source.AsSpan(0, end);
        _position = start;
        _line = line;
        _lineStart = start - (column - 1);
        _isPsql = isPsql;
    }

    /// <summary>Offset of the first character that no token has taken yet.</summary>
    internal readonly int Position => _position;

    /// <summary>All tokens of the text.</summary>
    public static List<SqlToken> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SqlTokenizer(text, 0, text.Length).ToEnd();
    }

    /// <summary>The tokens between two offsets of a text, with their place in the whole of it.</summary>
    internal static List<SqlToken> Tokenize(string text, int start, int end, int line, int column) =>
        new SqlTokenizer(text, start, end, line, column).ToEnd();

    /// <summary>The next token; null at the end.</summary>
    internal SqlToken? Next()
    {
        if (SkipBlanks() is { } unfinishedComment)
        {
            return unfinishedComment;
        }

        if (_position >= _text.Length)
        {
            return null;
        }

        char c = _text[_position];
        return c switch
        {
            '\'' => ScanText(SqlTokenKind.String, SqlLexeme.StringLength(_text, _position, 0, backslash: false)),
            '"' => ScanText(SqlTokenKind.QuotedIdentifier, SqlLexeme.QuotedLength(_text, _position, 0, '"', backslash: false)),
            '$' => ScanDollar(),
            >= '0' and <= '9' => Scan(SqlTokenKind.Number, SqlLexeme.NumberLength(_text, _position)),
            '.' when At(1) is >= '0' and <= '9' => Scan(SqlTokenKind.Number, SqlLexeme.NumberLength(_text, _position)),
            '(' or ')' or '[' or ']' or ',' or ';' => Scan(SqlTokenKind.Punctuation, 1),
            '.' => Scan(SqlTokenKind.Punctuation, At(1) == '.' ? 2 : 1),
            ':' => ScanColon(),
            '\\' when _isPsql => ScanBackslash(),
            _ when SqlLexeme.IsWordStart(c) => ScanWord(),
            _ when OperatorCharacters.Contains(c) => Scan(SqlTokenKind.Operator, OperatorLength()),
            _ => Scan(SqlTokenKind.Invalid, 1),
        };
    }

    /// <summary>Cuts the text off earlier or later: COPY's data begin on the line behind the statement.</summary>
    internal void Limit(int end) => _text = _source.AsSpan(0, end);

    /// <summary>Passes over a stretch that is no SQL.</summary>
    internal void SkipTo(int position)
    {
        CountLines(_position, position);
        _position = position;
    }

    private List<SqlToken> ToEnd()
    {
        List<SqlToken> tokens = new((_text.Length - _position) / 4);
        while (Next() is { } token)
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private SqlToken Scan(SqlTokenKind kind, int length)
    {
        SqlToken token = new(kind, _source, _position, length, _line, _position - _lineStart + 1);
        _position += length;
        return token;
    }

    // Length 0 means that the constant does not end: the rest of the text is one Invalid token.
    private SqlToken ScanText(SqlTokenKind kind, int length)
    {
        SqlToken token = length == 0 ? Scan(SqlTokenKind.Invalid, _text.Length - _position) : Scan(kind, length);
        CountLines(token.Start, token.End);
        return token;
    }

    private void CountLines(int start, int end)
    {
        ReadOnlySpan<char> passed = _source.AsSpan(start, end - start);
        int last = passed.LastIndexOf('\n');
        if (last >= 0)
        {
            _line += passed.Count('\n');
            _lineStart = start + last + 1;
        }
    }

    private SqlToken ScanColon()
    {
        if (At(1) is ':' or '=')
        {
            return Scan(SqlTokenKind.Operator, 2);
        }

        int variable = _isPsql ? PsqlLexeme.VariableLength(_text, _position) : 0;
        return variable > 0 ? Scan(SqlTokenKind.Variable, variable) : Scan(SqlTokenKind.Punctuation, 1);
    }

    // \; and \: are a semicolon and a colon that psql itself does not act upon.
    private SqlToken ScanBackslash()
    {
        if (At(1) is not (';' or ':'))
        {
            return Scan(SqlTokenKind.Command, PsqlLexeme.CommandLength(_text, _position));
        }

        _position++;
        return Scan(SqlTokenKind.Punctuation, 1);
    }

    private SqlToken ScanDollar()
    {
        if (At(1) is >= '0' and <= '9')
        {
            int end = _position + 1;
            while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            {
                end++;
            }

            return Scan(SqlTokenKind.Parameter, end - _position);
        }

        return SqlLexeme.DollarQuoteLength(_text, _position) is { } length
            ? ScanText(SqlTokenKind.String, length)
            : Scan(SqlTokenKind.Invalid, 1);
    }

    private SqlToken ScanWord()
    {
        char first = char.ToLowerInvariant(_text[_position]);
        if (At(1) == '\'' && (first is 'e' or 'b' or 'x' or 'n'))
        {
            return ScanText(SqlTokenKind.String, SqlLexeme.StringLength(_text, _position, 1, backslash: first == 'e'));
        }

        if (first == 'u' && At(1) == '&' && At(2) is '\'' or '"')
        {
            return At(2) == '"'
                ? ScanText(SqlTokenKind.QuotedIdentifier, SqlLexeme.QuotedLength(_text, _position, 2, '"', backslash: false))
                : ScanText(SqlTokenKind.String, SqlLexeme.StringLength(_text, _position, 2, backslash: false));
        }

        int end = _position + 1;
        while (end < _text.Length && SqlLexeme.IsWordPart(_text[end]))
        {
            end++;
        }

        return Scan(SqlTokenKind.Word, end - _position);
    }

    private int OperatorLength()
    {
        if (_position >= _run.End)
        {
            _run = FindOperatorRun();
        }

        // "a*-1" is * and -, but "@-" is one operator.
        bool isCut = _run.LastSignKeeper < _position && _text[_run.End - 1] is '+' or '-';
        int end = isCut ? Math.Max(_position, _run.LastOther) + 1 : _run.End;
        return end - _position;
    }

    private readonly OperatorRun FindOperatorRun()
    {
        int end = _position;
        int lastSignKeeper = -1;
        int lastOther = -1;
        while (end < _text.Length && OperatorCharacters.Contains(_text[end]) && (end == _position || !StartsComment(end)))
        {
            lastSignKeeper = SignKeepers.Contains(_text[end]) ? end : lastSignKeeper;
            lastOther = _text[end] is '+' or '-' ? lastOther : end;
            end++;
        }

        return new OperatorRun(end, lastSignKeeper, lastOther);
    }

    private SqlToken? SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (_text[_position] == '\n')
            {
                _position++;
                _line++;
                _lineStart = _position;
            }
            else if (_text[_position] is ' ' or '\t' or '\r' or '\f' or '\v')
            {
                _position++;
            }
            else if (!StartsComment(_position))
            {
                return null;
            }
            else if (SqlLexeme.CommentLength(_text, _position) is > 0 and var length)
            {
                SkipTo(_position + length);
            }
            else
            {
                return ScanText(SqlTokenKind.Invalid, 0);
            }
        }

        return null;
    }

    private readonly bool StartsComment(int at) =>
        at + 1 < _text.Length && (_text[at], _text[at + 1]) is ('-', '-') or ('/', '*');

    private readonly char At(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    /// <summary>
    /// Operator characters side by side: their end, the last one that keeps a sign behind it, the last one that is no sign.
    /// </summary>
    private readonly record struct OperatorRun(int End, int LastSignKeeper, int LastOther);
}
