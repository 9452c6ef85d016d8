namespace PgDbre.Core.Sql;

/// <summary>The comments of a text, which the tokenizer passes over.</summary>
public static class SqlComments
{
    /// <summary>Each comment with its markers, and the line it begins on, counted from 1.</summary>
    public static IEnumerable<(string Text, int Line)> In(string sql)
    {
        int gap = 0;
        foreach (SqlToken token in SqlTokenizer.Tokenize(sql))
        {
            foreach (var comment in InGap(sql, gap, token.Start))
            {
                yield return comment;
            }

            gap = token.End;
        }

        foreach (var comment in InGap(sql, gap, sql.Length))
        {
            yield return comment;
        }
    }

    // Between tokens there are only white space and comments.
    private static IEnumerable<(string Text, int Line)> InGap(string sql, int start, int end)
    {
        int at = start;
        while (at < end)
        {
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
                continue;
            }

            int length = Math.Max(1, SqlLexeme.CommentLength(sql, at));
            yield return (sql.Substring(at, length), sql.AsSpan(0, at).Count('\n') + 1);
            at += length;
        }
    }
}
