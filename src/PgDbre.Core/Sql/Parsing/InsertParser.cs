using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>INSERT.</summary>
internal static class InsertParser
{
    public static DataStatement Read(TokenCursor cursor)
    {
        cursor.ExpectWords("insert", "into");
        InsertStatement insert = new(cursor.QualifiedName());
        if (cursor.AcceptWord("as"))
        {
            cursor.Name();
        }

        if (cursor.Is("(") && !StartsQuery(cursor))
        {
            insert = insert with { Columns = Columns(cursor) };
        }

        if (cursor.AcceptWord("overriding"))
        {
            cursor.AcceptAnyWord("user", "system");
            cursor.ExpectWord("value");
        }

        insert = cursor.AcceptWords("default", "values") ? insert : insert with { Query = Query(cursor) };
        return insert with { OnConflict = OnConflict(cursor), Returning = DataParser.Returning(cursor) };
    }

    private static bool StartsQuery(TokenCursor cursor) =>
        cursor.Peek(1).IsAnyWord("select", "with", "table") || cursor.Peek(1).Is("(")
        || (cursor.Peek(1).IsWord("values") && cursor.Peek(2).Is("("));

    private static List<string> Columns(TokenCursor cursor)
    {
        cursor.Expect("(");
        List<string> columns = cursor.List(() => UpdateParser.Target(cursor));
        cursor.Expect(")");
        return columns;
    }

    private static Statement Query(TokenCursor cursor)
    {
        int start = cursor.Position;
        while (!cursor.AtEnd && !StartsConflict(cursor) && !(cursor.IsWord("returning") && !cursor.Previous.IsWord("as")))
        {
            cursor.Skip();
        }

        if (cursor.Position == start)
        {
            cursor.Fail("A query");
        }

        return StatementParser.ParseQuery(cursor, cursor.Segment(start));
    }

    private static bool StartsConflict(TokenCursor cursor) =>
        cursor.IsWord("on") && cursor.Peek(1).IsWord("conflict") && (cursor.Peek(2).Is("(") || cursor.Peek(2).IsAnyWord("do", "on"));

    private static SqlFragment? OnConflict(TokenCursor cursor)
    {
        int start = cursor.Position;
        while (StartsConflict(cursor) || (cursor.Position > start && !cursor.AtEnd && !cursor.IsWord("returning")))
        {
            cursor.Skip();
        }

        return cursor.Fragment(start);
    }
}
