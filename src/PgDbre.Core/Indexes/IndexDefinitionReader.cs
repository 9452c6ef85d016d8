using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes;

/// <summary>CREATE INDEX back to what it builds.</summary>
internal static class IndexDefinitionReader
{
    /// <summary>
    /// The index of a statement; null for any other statement, and for clauses it does not know (TABLESPACE, NULLS NOT DISTINCT).
    /// </summary>
    public static IndexDefinition? TryRead(SqlStatement statement)
    {
        ArraySegment<SqlToken> tokens = statement.Tokens.ToArray();
        int on = TokenRange.TopLevel(tokens).FirstOrDefault(at => tokens[at].IsWord("on"), -1);
        bool isUnique = tokens.Count > 2 && tokens[1].IsWord("unique");
        if (on < 0 || !tokens[0].IsWord("create") || !tokens[isUnique ? 2 : 1].IsWord("index"))
        {
            return null;
        }

        try
        {
            return Read(tokens[(on + 1)..], isUnique);
        }
        catch (PgDbreException)
        {
            return null;
        }
    }

    private static IndexDefinition? Read(ArraySegment<SqlToken> tail, bool isUnique)
    {
        if (tail.Count > 0 && tail[0].IsWord("only"))
        {
            tail = tail[1..];
        }

        TableName? table = TakeTable(ref tail);
        string method = TakeMethod(ref tail);
        ArraySegment<SqlToken>? keys = TakeParentheses(ref tail);
        ArraySegment<SqlToken>? include = TakeClause(ref tail, "include");
        ArraySegment<SqlToken>? with = TakeClause(ref tail, "with");
        string? where = TakeWhere(ref tail);
        return table is null || keys is not { Count: > 0 } || tail.Count > 0 ? null : new IndexDefinition
        {
            Table = table.Value,
            Method = method,
            Keys = IndexKeyParser.Parse(TextOf(keys.Value)),
            Include = include is null ? [] : [.. TokenRange.Split(include.Value, token => token.Is(",")).Select(name => NameOf(name[0]))],
            With = with is null ? [] : [.. TokenRange.Split(with.Value, token => token.Is(",")).Select(Parameter)],
            Where = where,
            IsUnique = isUnique,
        };
    }

    private static TableName? TakeTable(ref ArraySegment<SqlToken> tail)
    {
        if (tail.Count > 2 && ColumnScanner.IsName(tail[0]) && tail[1].Is(".") && ColumnScanner.IsName(tail[2]))
        {
            TableName qualified = new(NameOf(tail[0]), NameOf(tail[2]));
            tail = tail[3..];
            return qualified;
        }

        if (tail.Count == 0 || !ColumnScanner.IsName(tail[0]))
        {
            return null;
        }

        TableName bare = new("", NameOf(tail[0]));
        tail = tail[1..];
        return bare;
    }

    private static string TakeMethod(ref ArraySegment<SqlToken> tail)
    {
        if (tail.Count < 2 || !tail[0].IsWord("using"))
        {
            return "btree";
        }

        string method = NameOf(tail[1]);
        tail = tail[2..];
        return method;
    }

    private static ArraySegment<SqlToken>? TakeClause(ref ArraySegment<SqlToken> tail, string word)
    {
        if (tail.Count < 2 || !tail[0].IsWord(word))
        {
            return null;
        }

        tail = tail[1..];
        return TakeParentheses(ref tail);
    }

    private static ArraySegment<SqlToken>? TakeParentheses(ref ArraySegment<SqlToken> tail)
    {
        if (tail.Count < 2 || !tail[0].Is("("))
        {
            return null;
        }

        int close = TokenRange.ClosingIndex(tail, 0);
        ArraySegment<SqlToken> inside = tail[1..close];
        tail = tail[(close + 1)..];
        return inside;
    }

    private static string? TakeWhere(ref ArraySegment<SqlToken> tail)
    {
        if (tail.Count < 2 || !tail[0].IsWord("where"))
        {
            return null;
        }

        string? where = IndexKeyParser.CheckPredicate(TextOf(tail[1..]));
        tail = [];
        return where;
    }

    private static KeyValuePair<string, string> Parameter(ArraySegment<SqlToken> tokens) =>
        new(tokens[0].ToString(), TextOf(tokens[2..]));

    private static string TextOf(ArraySegment<SqlToken> tokens) =>
        tokens.Count == 0 ? "" : tokens[0].Source[tokens[0].Start..tokens[^1].End];

    private static string NameOf(SqlToken token) =>
        token.Kind == SqlTokenKind.Word ? token.ToString().ToLowerInvariant() : ColumnScanner.Name(token);
}
