using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Partitions;

/// <summary>The parts of a condition that are joined with AND; the parser keeps no tree of conditions, so tokens are split.</summary>
internal static class Conjuncts
{
    /// <summary>The parts, each without parentheses around it; a part with OR in it stays one.</summary>
    public static IEnumerable<ArraySegment<SqlToken>> Of(ArraySegment<SqlToken> condition)
    {
        ArraySegment<SqlToken> inner = Unwrapped(condition);
        if (Split(inner, token => token.IsWord("or")).Count > 1)
        {
            return [inner];
        }

        ArraySegment<SqlToken>[] parts = [.. Joined(Split(inner, token => token.IsWord("and")))];
        return parts.Length == 1 ? [inner] : parts.SelectMany(Of);
    }

    /// <summary>The pieces between separators outside of all parentheses; an empty text has none.</summary>
    public static List<ArraySegment<SqlToken>> Split(ArraySegment<SqlToken> tokens, Func<SqlToken, bool> isSeparator)
    {
        List<ArraySegment<SqlToken>> parts = [];
        int start = 0;
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") || tokens[i].Is("[") ? 1 : tokens[i].Is(")") || tokens[i].Is("]") ? -1 : 0;
            if (depth == 0 && isSeparator(tokens[i]))
            {
                parts.Add(tokens[start..i]);
                start = i + 1;
            }
        }

        parts.Add(tokens[start..]);
        return parts;
    }

    // The AND of BETWEEN belongs to it.
    private static IEnumerable<ArraySegment<SqlToken>> Joined(List<ArraySegment<SqlToken>> parts)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            ArraySegment<SqlToken> part = parts[i];
            if (i + 1 < parts.Count && part.Any(token => token.IsWord("between")))
            {
                ArraySegment<SqlToken> upper = parts[++i];
                part = new ArraySegment<SqlToken>(part.Array!, part.Offset, upper.Offset + upper.Count - part.Offset);
            }

            yield return part;
        }
    }

    private static ArraySegment<SqlToken> Unwrapped(ArraySegment<SqlToken> tokens)
    {
        while (tokens.Count > 2 && tokens[0].Is("(") && Closing(tokens) == tokens.Count - 1)
        {
            tokens = tokens[1..^1];
        }

        return tokens;
    }

    private static int Closing(ArraySegment<SqlToken> tokens)
    {
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
