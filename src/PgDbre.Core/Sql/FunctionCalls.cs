namespace PgDbre.Core.Sql;

/// <summary>The functions a piece of SQL names: every identifier with a parenthesis behind it, keywords such as IN included.</summary>
public static class FunctionCalls
{
    /// <summary>Names without schema, in the letter case of the catalog.</summary>
    public static IEnumerable<string> In(string sql)
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize(sql);
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i + 1].Is("(") && tokens[i].Identifier is { } name)
            {
                yield return name;
            }
        }
    }
}
