namespace PgDbre.Core.Sql;

/// <summary>Splits a text at the semicolons that end statements, as psql does.</summary>
public static class SqlSplitter
{
    /// <summary>The statements of a text; empty ones are left out.</summary>
    public static IReadOnlyList<SqlStatement> Split(string text)
    {
        List<SqlStatement> statements = [];
        List<SqlToken> current = [];
        int parentheses = 0;
        int blocks = 0;
        foreach (SqlToken token in SqlTokenizer.Tokenize(text))
        {
            parentheses += token.Is("(") ? 1 : token.Is(")") && parentheses > 0 ? -1 : 0;
            blocks += BlockStep(current, token, blocks);
            if (token.Is(";") && parentheses == 0 && blocks == 0)
            {
                Add(statements, text, current);
                current = [];
                continue;
            }

            current.Add(token);
        }

        Add(statements, text, current);
        return statements;
    }

    // Only a routine with an SQL-standard body (BEGIN ATOMIC … END) holds semicolons of its own; psql counts the same words.
    private static int BlockStep(List<SqlToken> current, SqlToken token, int blocks)
    {
        if (token.Kind != SqlTokenKind.Word || !IsRoutine(current))
        {
            return 0;
        }

        if (token.IsWord("begin"))
        {
            return 1;
        }

        return blocks > 0 ? token.IsWord("case") ? 1 : token.IsWord("end") ? -1 : 0 : 0;
    }

    private static bool IsRoutine(List<SqlToken> tokens)
    {
        int at = 1;
        if (tokens.Count < 2 || !tokens[0].IsWord("create"))
        {
            return false;
        }

        if (tokens.Count > 3 && tokens[1].IsWord("or") && tokens[2].IsWord("replace"))
        {
            at = 3;
        }

        return tokens[at].IsAnyWord("function", "procedure");
    }

    private static void Add(List<SqlStatement> statements, string text, List<SqlToken> tokens)
    {
        if (tokens.Count > 0)
        {
            statements.Add(new SqlStatement(text, tokens[0].Start, tokens[^1].End, tokens));
        }
    }
}
