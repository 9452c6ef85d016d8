using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>WITH.</summary>
internal static class WithParser
{
    public static List<CommonTableExpression> Optional(TokenCursor cursor)
    {
        if (!cursor.AcceptWord("with"))
        {
            return [];
        }

        cursor.AcceptWord("recursive");
        return cursor.List(() => One(cursor));
    }

    private static CommonTableExpression One(TokenCursor cursor)
    {
        string name = cursor.Name();
        cursor.OptionalNames();
        cursor.ExpectWord("as");
        cursor.AcceptWord("not");
        cursor.AcceptWord("materialized");
        Statement query = cursor.Group() is { } group ? StatementParser.ParseNested(cursor, group) : new UnparsedStatement("", null);
        if (cursor.AcceptWord("search"))
        {
            PassTo(cursor, "set");
        }

        if (cursor.AcceptWord("cycle"))
        {
            PassTo(cursor, "using");
        }

        return new CommonTableExpression(name, query);
    }

    // SEARCH … SET column and CYCLE … USING column.
    private static void PassTo(TokenCursor cursor, string word)
    {
        while (!cursor.AtEnd && !(cursor.IsWord(word) && !(word == "using" && cursor.Peek(1).Is("("))))
        {
            cursor.Skip();
        }

        cursor.ExpectWord(word);
        cursor.Name();
    }
}
