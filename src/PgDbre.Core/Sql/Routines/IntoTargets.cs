namespace PgDbre.Core.Sql.Routines;

/// <summary>INTO of PL/pgSQL: variables that take a statement's row, which SQL itself does not know.</summary>
internal static class IntoTargets
{
    /// <summary>
    /// The statement as PL/pgSQL sends it to the server. As there (pl_gram.y, make_execsql_stmt), INTO belongs to SQL behind INSERT, MERGE
    /// and IMPORT FOREIGN SCHEMA only, and CREATE has none of its own.
    /// </summary>
    public static ArraySegment<SqlToken> Remove(ArraySegment<SqlToken> tokens)
    {
        if (!tokens[0].IsAnyWord("select", "with", "insert", "update", "delete", "merge", "values", "explain", "show"))
        {
            return tokens;
        }

        int depth = 0;
        for (int i = 1; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0 && tokens[i].IsWord("into") && !tokens[i - 1].IsAnyWord("insert", "merge"))
            {
                return (SqlToken[])[.. tokens[..i], .. tokens[TargetsEnd(tokens, i + 1)..]];
            }
        }

        return tokens;
    }

    // [STRICT] name [, name …], each perhaps with a field or element.
    private static int TargetsEnd(ArraySegment<SqlToken> tokens, int at)
    {
        at += at + 1 < tokens.Count && tokens[at].IsWord("strict") ? 1 : 0;
        at++;
        while (at < tokens.Count && (tokens[at].Is(",") || tokens[at].Is(".") || tokens[at].Is("[")))
        {
            if (tokens[at].Is("["))
            {
                while (at < tokens.Count && !tokens[at].Is("]"))
                {
                    at++;
                }

                at++;
            }
            else
            {
                at += 2;
            }
        }

        return Math.Min(at, tokens.Count);
    }
}
