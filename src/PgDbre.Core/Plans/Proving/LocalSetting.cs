using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Proving;

/// <summary>SET LOCAL name = value, as findings write it.</summary>
internal static class LocalSetting
{
    /// <summary>Name and value; null for any other statement, and for a list of values.</summary>
    public static (string Name, string Value)? TryRead(SqlStatement statement)
    {
        IReadOnlyList<SqlToken> tokens = statement.Tokens;
        if (tokens.Count < 5 || !tokens[0].IsWord("set") || !tokens[1].IsWord("local"))
        {
            return null;
        }

        int sign = 2;
        while (sign < tokens.Count && !tokens[sign].Is("=") && !tokens[sign].IsWord("to"))
        {
            sign++;
        }

        return sign > 2 && Value(tokens, sign + 1) is { } value
            ? (string.Concat(tokens.Skip(2).Take(sign - 2)), value)
            : null;
    }

    private static string? Value(IReadOnlyList<SqlToken> tokens, int at)
    {
        bool isNegative = at < tokens.Count && tokens[at].Is("-");
        int only = isNegative ? at + 1 : at;
        if (only != tokens.Count - 1)
        {
            return null;
        }

        SqlToken token = tokens[only];
        return token.Kind switch
        {
            SqlTokenKind.String when token.Span[0] == '\'' => token.ToString()[1..^1].Replace("''", "'", StringComparison.Ordinal),
            SqlTokenKind.Number => $"{(isNegative ? "-" : "")}{token}",
            SqlTokenKind.Word when !token.IsWord("default") => token.ToString(),
            _ => null,
        };
    }
}
