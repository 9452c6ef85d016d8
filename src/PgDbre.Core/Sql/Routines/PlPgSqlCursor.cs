namespace PgDbre.Core.Sql.Routines;

/// <summary>Steps over the tokens of a PL/pgSQL body.</summary>
internal sealed class PlPgSqlCursor(ArraySegment<SqlToken> tokens)
{
    private int _at;

    public bool AtEnd => _at >= tokens.Count;

    public int Position => _at;

    private SqlToken Current => AtEnd ? default : tokens[_at];

    public void Next() => _at = Math.Min(_at + 1, tokens.Count);

    /// <summary>The next word in lower case; empty if the next token is none.</summary>
    public string Word() => Current is { Kind: SqlTokenKind.Word, Length: > 0 } word ? SqlIdentifier.Fold(word.Span) : "";

    public bool Accept(string symbol)
    {
        bool isThere = Current.Is(symbol);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>&lt;&lt;label&gt;&gt;.</summary>
    public bool AcceptLabel()
    {
        if (!Current.Is("<<"))
        {
            return false;
        }

        while (!AtEnd && !Current.Is(">>") && !Current.Is(";"))
        {
            _at++;
        }

        Accept(">>");
        return true;
    }

    /// <summary>#variable_conflict use_column and its like, which no semicolon ends.</summary>
    public bool AcceptOption()
    {
        bool isThere = Current.Is("#");
        _at = isThere ? Math.Min(_at + 3, tokens.Count) : _at;
        return isThere;
    }

    /// <summary>name := …, name[1] = …, record.field := ….</summary>
    public bool StartsAssignment()
    {
        int at = _at + 1;
        if (Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier or SqlTokenKind.Parameter))
        {
            return false;
        }

        while (at < tokens.Count && (tokens[at].Is(".") || tokens[at].Is("[")))
        {
            at = tokens[at].Is(".") ? at + 2 : ClosingBracket(at) + 1;
        }

        return at < tokens.Count && (tokens[at].Is(":=") || tokens[at].Is("="));
    }

    /// <summary>The tokens up to the semicolon that ends the statement.</summary>
    public ArraySegment<SqlToken> ToSemicolon()
    {
        int start = _at;
        int depth = 0;
        while (!AtEnd && !(depth <= 0 && Current.Is(";")))
        {
            depth += Current.Is("(") ? 1 : Current.Is(")") ? -1 : 0;
            _at++;
        }

        return tokens[start.._at];
    }

    /// <summary>The tokens up to a word outside of parentheses and of CASE … END, or to the statement's end.</summary>
    public ArraySegment<SqlToken> ToWord(string word)
    {
        int start = _at;
        int depth = 0;
        while (!AtEnd && !(depth <= 0 && (Current.IsWord(word) || Current.Is(";"))))
        {
            depth += Current.Is("(") || Current.IsWord("case") ? 1 : Current.Is(")") || Current.IsWord("end") ? -1 : 0;
            _at++;
        }

        return tokens[start.._at];
    }

    /// <summary>Passes the next word, and all up to and with another one.</summary>
    public void PassTo(string word)
    {
        if (!Current.IsWord(word))
        {
            Next();
            ToWord(word);
        }

        if (Current.IsWord(word))
        {
            Next();
        }
    }

    /// <summary>The tokens before the first of these words outside of parentheses.</summary>
    public static ArraySegment<SqlToken> UpTo(ArraySegment<SqlToken> tokens, params ReadOnlySpan<string> words)
    {
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth <= 0 && tokens[i].IsAnyWord(words))
            {
                return tokens[..i];
            }
        }

        return tokens;
    }

    /// <summary>Where the query of a cursor's declaration begins; 0 if it declares no cursor.</summary>
    public static int CursorQuery(ArraySegment<SqlToken> declaration)
    {
        bool isCursor = false;
        for (int i = 1; i + 1 < declaration.Count; i++)
        {
            isCursor |= declaration[i].IsWord("cursor");
            if (isCursor && declaration[i].IsAnyWord("for", "is"))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>1..10 of an integer loop.</summary>
    public static bool IsRange(ArraySegment<SqlToken> tokens)
    {
        int depth = 0;
        foreach (SqlToken token in tokens)
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth == 0 && token.Is(".."))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a query, false for the name of a bound cursor.</summary>
    public static bool StartsQuery(ArraySegment<SqlToken> tokens) =>
        tokens[0].Is("(")
        || tokens[0].IsAnyWord("select", "with", "values", "table", "insert", "update", "delete", "merge", "explain", "show");

    private int ClosingBracket(int open)
    {
        int depth = 0;
        for (int at = open; at < tokens.Count && !tokens[at].Is(";"); at++)
        {
            depth += tokens[at].Is("[") ? 1 : tokens[at].Is("]") ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return tokens.Count;
    }
}
