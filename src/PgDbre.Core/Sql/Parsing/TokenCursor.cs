namespace PgDbre.Core.Sql.Parsing;

/// <summary>
/// Walks over the tokens of one statement. The first failure is kept and moves the cursor to the end, where nothing is accepted any more:
/// parsers need no exception and no check behind each step, and every loop over tokens ends.
/// </summary>
internal sealed partial class TokenCursor
{
    // As deep as WITH, EXPLAIN, rules and schemas may nest; every level looks at its tokens once more.
    private const int MaximumDepth = 64;

    private readonly ArraySegment<SqlToken> _tokens;
    private readonly int _depth;
    private int _at;

    public TokenCursor(ArraySegment<SqlToken> tokens)
        : this(tokens, depth: 0)
    {
    }

    private TokenCursor(ArraySegment<SqlToken> tokens, int depth)
    {
        _tokens = tokens;
        _depth = depth;
    }

    /// <summary>The first thing that was not understood; null while all is well.</summary>
    public ParseFailure? Failure { get; private set; }

    /// <summary>True behind the last token.</summary>
    public bool AtEnd => _at >= _tokens.Count;

    /// <summary>How many tokens were passed.</summary>
    public int Position => _at;

    /// <summary>The next token; a default one, which is no word and no symbol, at the end.</summary>
    public SqlToken Current => Peek(0);

    /// <summary>The token before the next one.</summary>
    public SqlToken Previous => Peek(-1);

    /// <summary>A token further on.</summary>
    public SqlToken Peek(int ahead) => _at + ahead >= 0 && _at + ahead < _tokens.Count ? _tokens[_at + ahead] : default;

    /// <summary>The next word in lower case; empty if the next token is no unquoted word.</summary>
    public string Word(int ahead = 0) =>
        Peek(ahead) is { Kind: SqlTokenKind.Word, Length: > 0 } token ? SqlIdentifier.Fold(token.Span) : "";

    /// <summary>Passes one token.</summary>
    public SqlToken Next()
    {
        SqlToken token = Current;
        _at = Math.Min(_at + 1, _tokens.Count);
        return token;
    }

    /// <summary>Passes all that is left.</summary>
    public void ToEnd() => _at = _tokens.Count;

    /// <summary>Goes back to where the cursor was.</summary>
    public void Return(int position)
    {
        if (Failure is null)
        {
            _at = position;
        }
    }

    /// <summary>Gives up.</summary>
    public void Fail(string expected)
    {
        if (Failure is null)
        {
            SqlToken? at = AtEnd ? null : Current;
            Failure = new ParseFailure($"{expected} was expected, but {Describe(at)}.", at);
        }

        ToEnd();
    }

    /// <summary>Takes over the failure of a cursor over a part of the tokens.</summary>
    public void Fail(ParseFailure failure)
    {
        Failure ??= failure;
        ToEnd();
    }

    /// <summary>A cursor over a part of the tokens, one level deeper.</summary>
    public TokenCursor Nested(ArraySegment<SqlToken> tokens)
    {
        TokenCursor nested = new(tokens, _depth + 1);
        if (_depth >= MaximumDepth)
        {
            nested.Fail($"Less than {MaximumDepth} levels of statements");
        }

        return nested;
    }

    /// <summary>The tokens from a position up to here; null if there are none.</summary>
    public SqlFragment? Fragment(int from) => _at > from && Failure is null ? new SqlFragment(_tokens[from.._at]) : null;

    /// <summary>The tokens from a position up to here; of one token at least.</summary>
    public SqlFragment Taken(int from) => new(Segment(from));

    /// <summary>All that is left, as a fragment; null if there is nothing.</summary>
    public SqlFragment? Rest()
    {
        int from = _at;
        while (!AtEnd)
        {
            Skip();
        }

        return Fragment(from);
    }

    /// <summary>The tokens from a position up to here; never empty, so that a fragment of a failed statement has a place too.</summary>
    public ArraySegment<SqlToken> Segment(int from)
    {
        int start = Math.Min(from, _tokens.Count - 1);
        return _tokens[start..Math.Max(_at, start + 1)];
    }

    private static string Describe(SqlToken? at)
    {
        if (at is not { } token)
        {
            return "the statement ends";
        }

        string text = token.ToString();
        return $"{(text.Length > 40 ? text[..40] + " …" : text)} stands there";
    }
}
