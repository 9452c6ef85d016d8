using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE TABLE, CREATE TABLE AS and CREATE FOREIGN TABLE.</summary>
internal static class TableParser
{
    public static Statement Read(TokenCursor cursor, Persistence persistence)
    {
        cursor.ExpectWord("table");
        bool ifNotExists = cursor.AcceptIfNotExists();
        CreateTable table = new(cursor.QualifiedName()) { Persistence = persistence, IfNotExists = ifNotExists };
        table = ReadTail(cursor, ReadBody(cursor, table));
        return cursor.AcceptWord("as") ? ReadAs(cursor, table) : table;
    }

    public static Statement ReadForeign(TokenCursor cursor)
    {
        cursor.ExpectWords("foreign", "table");
        bool ifNotExists = cursor.AcceptIfNotExists();
        CreateTable table = ReadBody(cursor, new CreateTable(cursor.QualifiedName()) { IfNotExists = ifNotExists });
        table = table with { Inherits = Inherits(cursor) };
        cursor.ExpectWord("server");
        table = table with { ForeignServer = cursor.Name() };
        return cursor.AcceptWord("options") ? table with { Options = OptionParser.Parenthesized(cursor) } : table;
    }

    private static CreateTable ReadBody(TokenCursor cursor, CreateTable table)
    {
        if (cursor.AcceptWords("partition", "of"))
        {
            table = table with { PartitionOf = cursor.QualifiedName() };
            table = TableElementParser.Optional(cursor, table);
            return table with { Bound = PartitionParser.Bound(cursor) };
        }

        if (cursor.AcceptWord("of"))
        {
            table = table with { OfType = cursor.QualifiedName() };
        }

        return TableElementParser.Optional(cursor, table);
    }

    private static CreateTable ReadTail(TokenCursor cursor, CreateTable table)
    {
        table = table with { Inherits = Inherits(cursor) };
        table = table with { PartitionBy = PartitionParser.Key(cursor) };
        table = table with { AccessMethod = cursor.AcceptWord("using") ? cursor.Name() : null };
        table = table with { Options = OptionParser.With(cursor) };
        table = table with { OnCommit = OnCommit(cursor) };
        return table with { Tablespace = cursor.AcceptWord("tablespace") ? cursor.Name() : null };
    }

    private static List<QualifiedName> Inherits(TokenCursor cursor)
    {
        if (!cursor.AcceptWord("inherits"))
        {
            return [];
        }

        cursor.Expect("(");
        List<QualifiedName> parents = cursor.List(cursor.QualifiedName);
        cursor.Expect(")");
        return parents;
    }

    private static string? OnCommit(TokenCursor cursor)
    {
        if (!cursor.AcceptWords("on", "commit"))
        {
            return null;
        }

        if (cursor.AcceptWord("drop"))
        {
            return "drop";
        }

        string action = cursor.AcceptWord("delete") ? "delete rows" : "preserve rows";
        if (action == "preserve rows")
        {
            cursor.ExpectWord("preserve");
        }

        cursor.ExpectWord("rows");
        return action;
    }

    private static CreateTableAs ReadAs(TokenCursor cursor, CreateTable table) =>
        QueryWithData(cursor, (query, withNoData) => new CreateTableAs(table.Name, query)
        {
            Persistence = table.Persistence,
            IfNotExists = table.IfNotExists,
            Columns = [.. table.Columns.Select(column => column.Name)],
            AccessMethod = table.AccessMethod,
            Options = table.Options,
            OnCommit = table.OnCommit,
            Tablespace = table.Tablespace,
            WithNoData = withNoData,
        });

    /// <summary>query [WITH [NO] DATA], to the end.</summary>
    public static CreateTableAs QueryWithData(TokenCursor cursor, Func<Statement, bool, CreateTableAs> make)
    {
        int start = cursor.Position;
        cursor.Rest();
        if (cursor.Failure is not null || cursor.Position == start)
        {
            cursor.Fail("A query");
            return make(new UnparsedStatement("", null), false);
        }

        ArraySegment<SqlToken> tokens = cursor.Segment(start);
        bool isNoData = Ends(tokens, "with", "no", "data");
        int tail = isNoData ? 3 : Ends(tokens, "with", "data") ? 2 : 0;
        return make(StatementParser.ParseQuery(cursor, tokens[..^tail], orExecute: true), isNoData);
    }

    private static bool Ends(ArraySegment<SqlToken> tokens, params ReadOnlySpan<string> words)
    {
        for (int i = 1; i <= words.Length; i++)
        {
            if (tokens.Count <= words.Length || !tokens[^i].IsWord(words[^i]))
            {
                return false;
            }
        }

        return true;
    }
}
