namespace PgDbre.Core.Sql;

/// <summary>Says what a statement does from its words alone. In doubt it says Write: the server's read-only transaction is the second net.</summary>
public static class StatementClassifier
{
    /// <summary>The kind of one statement.</summary>
    public static StatementKind Classify(SqlStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        SqlToken first = statement.Tokens.FirstOrDefault(token => !token.Is("("));
        if (first.IsAnyWord("insert", "update", "delete", "merge"))
        {
            return StatementKind.Write;
        }

        if (!first.IsAnyWord("select", "values", "table", "with"))
        {
            return StatementKind.Utility;
        }

        return Writes(statement.Tokens) ? StatementKind.Write : StatementKind.Read;
    }

    private static bool Writes(IReadOnlyList<SqlToken> tokens)
    {
        for (int i = 1; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            SqlToken before = tokens[i - 1];

            // INSERT, UPDATE … may be plain column names; behind a parenthesis (WITH x AS (…) or its end) or FOR they are not.
            bool isModifying = token.IsAnyWord("insert", "update", "delete", "merge") && (before.Is("(") || before.Is(")"));
            bool isRowLock = token.IsAnyWord("update", "share") && before.IsAnyWord("for", "key");
            if (isModifying || isRowLock || token.IsWord("into"))
            {
                return true;
            }
        }

        return false;
    }
}
