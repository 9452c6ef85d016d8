using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Expressions;

/// <summary>Cuts tokens at the outermost level: what stands in parentheses, brackets or CASE … END is one piece.</summary>
internal static class TokenRange
{
    /// <summary>Removes parentheses that enclose everything.</summary>
    public static ArraySegment<SqlToken> Unwrap(ArraySegment<SqlToken> tokens)
    {
        while (tokens.Count >= 2 && tokens[0].Is("(") && ClosingIndex(tokens, 0) == tokens.Count - 1)
        {
            tokens = tokens[1..^1];
        }

        return tokens;
    }

    /// <summary>The pieces between separators of the outermost level; one piece if there is none.</summary>
    public static List<ArraySegment<SqlToken>> Split(ArraySegment<SqlToken> tokens, Func<SqlToken, bool> isSeparator)
    {
        List<ArraySegment<SqlToken>> pieces = [];
        int start = 0;
        foreach (int at in TopLevel(tokens))
        {
            if (isSeparator(tokens[at]))
            {
                pieces.Add(tokens[start..at]);
                start = at + 1;
            }
        }

        pieces.Add(tokens[start..]);
        return pieces;
    }

    /// <summary>Positions of the tokens that are in no parentheses, brackets or CASE.</summary>
    public static IEnumerable<int> TopLevel(ArraySegment<SqlToken> tokens)
    {
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            int step = Step(tokens[i]);
            if (depth == 0 && step == 0)
            {
                yield return i;
            }

            depth += step;
        }
    }

    /// <summary>Where the parenthesis or bracket at <paramref name="open"/> closes; the last position if it does not.</summary>
    public static int ClosingIndex(ArraySegment<SqlToken> tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Count; i++)
        {
            depth += Step(tokens[i]);
            if (depth == 0)
            {
                return i;
            }
        }

        return tokens.Count - 1;
    }

    private static int Step(SqlToken token)
    {
        if (token.Is("(") || token.Is("[") || token.IsWord("case"))
        {
            return 1;
        }

        return token.Is(")") || token.Is("]") || token.IsWord("end") ? -1 : 0;
    }
}
