using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>What an INSERT or UPDATE writes, as far as the cost of indexes goes.</summary>
/// <param name="Table">Its table; the schema is empty where the statement names none.</param>
/// <param name="Columns">The columns an UPDATE sets; null for an INSERT.</param>
internal sealed record WriteStatement(TableName Table, IReadOnlySet<string>? Columns)
{
    /// <summary>Null for any other statement; one inside a WITH counts as any other.</summary>
    public static WriteStatement? Read(string sql)
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize(sql);
        if (tokens.Count < 3 || !(tokens[0].IsWord("update") || (tokens[0].IsWord("insert") && tokens[1].IsWord("into"))))
        {
            return null;
        }

        int at = tokens[0].IsWord("insert") || tokens[1].IsWord("only") ? 2 : 1;
        if (at >= tokens.Count || !ColumnScanner.IsName(tokens[at]))
        {
            return null;
        }

        bool isQualified = at + 2 < tokens.Count && tokens[at + 1].Is(".");
        TableName table = isQualified ? new TableName(Name(tokens[at]), Name(tokens[at + 2])) : new TableName("", Name(tokens[at]));
        return new WriteStatement(table, tokens[0].IsWord("update") ? SetColumns(tokens, at) : null);
    }

    // SET a = …, (b, c) = …, d.e = …: each target stands between SET or a comma and its equals sign.
    private static HashSet<string> SetColumns(List<SqlToken> tokens, int from)
    {
        HashSet<string> columns = [];
        int set = tokens.FindIndex(from, token => token.IsWord("set"));
        if (set < 0)
        {
            return columns;
        }

        int depth = 0;
        bool isTarget = true;
        for (int i = set + 1; i < tokens.Count && !(depth == 0 && tokens[i].IsAnyWord("from", "where", "returning")); i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (tokens[i].Is("=") && depth == 0)
            {
                isTarget = false;
            }
            else if (tokens[i].Is(",") && depth == 0)
            {
                isTarget = true;
            }
            else if (isTarget && ColumnScanner.IsName(tokens[i]))
            {
                columns.Add(Name(tokens[i]));
            }
        }

        return columns;
    }

    // Words are folded to lower case as the server does; quoted names are what they are.
    private static string Name(SqlToken token) =>
        token.Kind == SqlTokenKind.Word ? token.ToString().ToLowerInvariant() : ColumnScanner.Name(token);
}
