using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes;

/// <summary>Compares SQL expressions by their tokens: spaces, letter case of words and outer parentheses do not count.</summary>
internal static class ExpressionText
{
    public static bool IsSame(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return Words(left).SequenceEqual(Words(right), StringComparer.Ordinal);
    }

    private static List<string> Words(string expression)
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize(expression);
        while (IsWrapped(tokens))
        {
            tokens = tokens[1..^1];
        }

        return tokens.ConvertAll(token => token.Kind == SqlTokenKind.Word ? token.ToString().ToLowerInvariant() : token.ToString());
    }

    private static bool IsWrapped(List<SqlToken> tokens)
    {
        if (tokens.Count < 2 || !tokens[0].Is("(") || !tokens[^1].Is(")"))
        {
            return false;
        }

        int depth = 0;
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }
}
