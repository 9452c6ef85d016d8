using System.Buffers;

namespace PgDbre.Core.Sql;

/// <summary>
/// PostgreSQL's lexer (src/backend/parser/scan.l) with standard_conforming_strings on. Total: every character belongs to a
/// token, to white space or to a comment; what PostgreSQL would refuse becomes an Invalid token, never an exception.
/// </summary>
public ref struct SqlTokenizer
{
    private const string OperatorCharacters = "~!@#^&|`?+-*/%<>=";

    // An operator may end in + or - only if it holds one of these (scan.l, "operator" rule).
    private static readonly SearchValues<char> SignKeepers = SearchValues.Create("~!@#^&|`?%");

    private readonly string _text;
    private int _position;

    private SqlTokenizer(string text) => _text = text;

    /// <summary>All tokens of the text.</summary>
    public static List<SqlToken> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        SqlTokenizer tokenizer = new(text);
        List<SqlToken> tokens = new(text.Length / 4);
        while (tokenizer.Next() is { } token)
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private SqlToken? Next()
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
            '\'' => Scan(SqlTokenKind.String, SqlLexeme.QuotedLength(_text, _position, 0, '\'', backslash: false)),
            '"' => Scan(SqlTokenKind.QuotedIdentifier, SqlLexeme.QuotedLength(_text, _position, 0, '"', backslash: false)),
            '$' => ScanDollar(),
            >= '0' and <= '9' => Scan(SqlTokenKind.Number, SqlLexeme.NumberLength(_text, _position)),
            '.' when At(1) is >= '0' and <= '9' => Scan(SqlTokenKind.Number, SqlLexeme.NumberLength(_text, _position)),
            '(' or ')' or '[' or ']' or ',' or ';' => Scan(SqlTokenKind.Punctuation, 1),
            '.' => Scan(SqlTokenKind.Punctuation, At(1) == '.' ? 2 : 1),
            ':' => At(1) is ':' or '=' ? Scan(SqlTokenKind.Operator, 2) : Scan(SqlTokenKind.Punctuation, 1),
            _ when SqlLexeme.IsWordStart(c) => ScanWord(),
            _ when OperatorCharacters.Contains(c) => Scan(SqlTokenKind.Operator, OperatorLength()),
            _ => Scan(SqlTokenKind.Invalid, 1),
        };
    }

    // Length 0 means that the constant does not end: the rest of the text is one Invalid token.
    private SqlToken Scan(SqlTokenKind kind, int length)
    {
        SqlToken token = length == 0
            ? new SqlToken(SqlTokenKind.Invalid, _text, _position, _text.Length - _position)
            : new SqlToken(kind, _text, _position, length);
        _position = token.End;
        return token;
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
            ? Scan(SqlTokenKind.String, length)
            : Scan(SqlTokenKind.Invalid, 1);
    }

    private SqlToken ScanWord()
    {
        char first = char.ToLowerInvariant(_text[_position]);
        if (At(1) == '\'' && (first is 'e' or 'b' or 'x' or 'n'))
        {
            bool backslash = first == 'e';
            return Scan(SqlTokenKind.String, SqlLexeme.QuotedLength(_text, _position, 1, '\'', backslash));
        }

        if (first == 'u' && At(1) == '&' && (At(2) is '\'' or '"'))
        {
            char quote = At(2);
            SqlTokenKind kind = quote == '"' ? SqlTokenKind.QuotedIdentifier : SqlTokenKind.String;
            return Scan(kind, SqlLexeme.QuotedLength(_text, _position, 2, quote, backslash: false));
        }

        int end = _position + 1;
        while (end < _text.Length && SqlLexeme.IsWordPart(_text[end]))
        {
            end++;
        }

        return Scan(SqlTokenKind.Word, end - _position);
    }

    private readonly int OperatorLength()
    {
        int end = _position + 1;
        while (end < _text.Length && OperatorCharacters.Contains(_text[end]) && !StartsComment(end))
        {
            end++;
        }

        // "a*-1" is * and -, but "@-" is one operator.
        while (end - _position > 1
            && (_text[end - 1] is '+' or '-')
            && _text.AsSpan(_position, end - _position - 1).IndexOfAny(SignKeepers) < 0)
        {
            end--;
        }

        return end - _position;
    }

    private SqlToken? SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (_text[_position] is ' ' or '\t' or '\n' or '\r' or '\f' or '\v')
            {
                _position++;
            }
            else if (!StartsComment(_position))
            {
                return null;
            }
            else if (SqlLexeme.CommentLength(_text, _position) is > 0 and var length)
            {
                _position += length;
            }
            else
            {
                return Scan(SqlTokenKind.Invalid, 0);
            }
        }

        return null;
    }

    private readonly bool StartsComment(int at) =>
        at + 1 < _text.Length && (_text[at], _text[at + 1]) is ('-', '-') or ('/', '*');

    private readonly char At(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';
}
