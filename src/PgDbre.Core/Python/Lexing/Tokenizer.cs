using System.Buffers;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Lexing;

/// <summary>
/// Python's lexer (CPython 3.14, Parser/lexer/lexer.c), which reads what 3.8 and later write. Total: what CPython would refuse ends the
/// list with an Error token and the reason.
/// </summary>
internal ref partial struct Tokenizer
{
    private readonly ReadOnlySpan<char> _text;
    private readonly List<PythonComment> _comments;
    private readonly List<int> _lineStarts;
    private readonly IndentStack _indents;
    private readonly BracketStack _brackets;
    private readonly Stack<FormattedMode> _formatted;
    private FormattedMode? _mode;
    private Token[] _tokens;
    private int _count;
    private int _position;
    private int _line;
    private int _lineFirstToken;
    private int _longestLine;
    private bool _atLineStart;
    private string? _fault;
    private int? _unclosed;

    private Tokenizer(ReadOnlySpan<char> text)
    {
        _text = text;
        _comments = [];
        _lineStarts = [0];
        _indents = new IndentStack();
        _brackets = new BracketStack();
        _formatted = new Stack<FormattedMode>();
        _tokens = ArrayPool<Token>.Shared.Rent(text.Length / 3 + 16);
        _line = 1;
        _atLineStart = true;
    }

    /// <summary>The whole text. The array of tokens is rented from the shared pool; the caller returns it.</summary>
    public static TokenList Tokenize(string text)
    {
        Tokenizer tokenizer = new(text);
        tokenizer.Run();
        // The parser looks two tokens ahead.
        tokenizer.Add(tokenizer._tokens[tokenizer._count - 1]);
        tokenizer.Add(tokenizer._tokens[tokenizer._count - 1]);
        return new TokenList(
            tokenizer._tokens,
            tokenizer._comments,
            [.. tokenizer._lineStarts],
            tokenizer._longestLine,
            tokenizer._fault,
            tokenizer._unclosed);
    }

    private void Run()
    {
        while (_fault is null)
        {
            if (_mode is { InText: true })
            {
                ScanFormattedText();
            }
            else if (_atLineStart)
            {
                StartLine();
            }
            else if (!ScanNext())
            {
                break;
            }
        }

        if (_fault is null)
        {
            Finish();
        }
    }

    // False at the end of the text.
    private bool ScanNext()
    {
        char c = At(_position);
        switch (c)
        {
            case ' ' or '\t' or '\f':
                _position++;
                return true;
            case '\n' or '\r':
                EndLine();
                return true;
            case '#':
                ScanComment();
                return true;
            case '\\':
                ContinueLine();
                return true;
            case '"' or '\'':
                ScanString(_position, default);
                return true;
            case '\0' when _position >= _text.Length:
                return false;
            case '.' when char.IsAsciiDigit(At(_position + 1)):
            case >= '0' and <= '9':
                ScanNumber();
                return true;
            default:
                if (IdentifierText.MayStart(c))
                {
                    ScanWord(c);
                }
                else
                {
                    ScanOperator(c);
                }

                return true;
        }
    }

    private void ScanNumber()
    {
        int end = NumberLexeme.End(_text, _position, out string? fault);
        if (fault is not null)
        {
            Fail(fault, _position);
            return;
        }

        Emit(TokenKind.Number, end);
    }

    private void ScanWord(char first)
    {
        int length = IdentifierText.Length(_text, _position);
        if (length == 0)
        {
            Fail(UnexpectedCharacter(), _position);
            return;
        }

        if (length <= 2
            && At(_position + length) is '"' or '\''
            && StringPrefix.Read(_text.Slice(_position, length)) is { } prefix)
        {
            ScanString(_position + length, prefix);
            return;
        }

        // Every keyword is lower case but for False, None and True.
        TokenKind kind = first is >= 'a' and <= 'y' or 'F' or 'N' or 'T' ? Keywords.KindOf(_text.Slice(_position, length)) : TokenKind.Name;
        Emit(kind, _position + length);
    }

    private void ScanOperator(char c)
    {
        if (_mode is not null && _mode.IsAtField(_brackets.Count) && c is ':' or '}')
        {
            EndExpression(c);
            return;
        }

        (TokenKind kind, int length) = OperatorLexeme.Read(c, At(_position + 1), At(_position + 2));
        string? fault = kind switch
        {
            TokenKind.Error => UnexpectedCharacter(),
            TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace => _brackets.Open(c, _position, _line),
            TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace => CloseBracket(c),
            _ => null,
        };
        if (fault is not null)
        {
            Fail(fault, _position);
            return;
        }

        Emit(kind, _position + length);
    }

    // A bracket of a field's expression closes inside the field.
    private readonly string? CloseBracket(char c) =>
        _mode is not null && _mode.IsAtField(_brackets.Count)
            ? $"closing parenthesis '{c}' does not match opening parenthesis '{{' on line {_brackets.Last.Line}"
            : _brackets.Close(c);

    private readonly string UnexpectedCharacter()
    {
        _ = System.Text.Rune.DecodeFromUtf16(_text[_position..], out System.Text.Rune rune, out _);
        return rune.Value < 0x80 ? $"unexpected character '{rune}'" : $"invalid character '{rune}' (U+{rune.Value:X4})";
    }

    private void Emit(TokenKind kind, int end)
    {
        Add(new Token(kind, _position, end, _line));
        _position = end;
    }

    private void Add(Token token)
    {
        if (_count == _tokens.Length)
        {
            Token[] larger = ArrayPool<Token>.Shared.Rent(_count * 2);
            _tokens.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<Token>.Shared.Return(_tokens);
            _tokens = larger;
        }

        _tokens[_count++] = token;
    }

    private void Fail(string fault, int offset)
    {
        _fault = fault;
        int line = _lineStarts.BinarySearch(offset);
        Add(new Token(TokenKind.Error, offset, Math.Min(offset + 1, _text.Length), line >= 0 ? line + 1 : ~line));
    }

    private readonly char At(int at) => (uint)at < (uint)_text.Length ? _text[at] : '\0';
}
