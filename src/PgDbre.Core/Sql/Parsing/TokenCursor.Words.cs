namespace PgDbre.Core.Sql.Parsing;

/// <content>Words and symbols.</content>
internal sealed partial class TokenCursor
{
    public bool IsWord(string word) => Current.IsWord(word);

    public bool IsAnyWord(params ReadOnlySpan<string> words) => Current.IsAnyWord(words);

    public bool Is(string symbol) => Current.Is(symbol);

    public bool Accept(string symbol)
    {
        bool isThere = Is(symbol);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    public bool AcceptWord(string word)
    {
        bool isThere = IsWord(word);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>Passes the words if all of them stand there, else none.</summary>
    public bool AcceptWords(params ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!Peek(i).IsWord(words[i]))
            {
                return false;
            }
        }

        _at += words.Length;
        return true;
    }

    /// <summary>Passes one of the words; it in lower case, or null.</summary>
    public string? AcceptAnyWord(params ReadOnlySpan<string> words) => IsAnyWord(words) ? SqlIdentifier.Fold(Next().Span) : null;

    public void Expect(string symbol)
    {
        if (!Accept(symbol))
        {
            Fail(symbol);
        }
    }

    public void ExpectWord(string word)
    {
        if (!AcceptWord(word))
        {
            Fail(word.ToUpperInvariant());
        }
    }

    public void ExpectWords(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            ExpectWord(word);
        }
    }

    public bool AcceptIfExists() => AcceptWords("if", "exists");

    public bool AcceptIfNotExists() => AcceptWords("if", "not", "exists");

    /// <summary>CASCADE or RESTRICT; true for CASCADE.</summary>
    public bool AcceptCascade() => AcceptAnyWord("cascade", "restrict") == "cascade";
}
