using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>MERGE.</summary>
internal static class MergeParser
{
    public static DataStatement Read(TokenCursor cursor)
    {
        cursor.ExpectWords("merge", "into");
        QualifiedName target = cursor.Relation(out bool isOnly);
        DataParser.Alias(cursor, "using");
        SqlFragment source = Using(cursor);
        cursor.ExpectWord("on");
        SqlExpression on = cursor.Expression("when", "returning");
        List<string> actions = Actions(cursor);
        return new MergeStatement(target, source, on) { IsOnly = isOnly, Actions = actions, Returning = DataParser.Returning(cursor) };
    }

    // Each JOIN of the source has an ON or USING of its own before that of MERGE.
    private static SqlFragment Using(TokenCursor cursor)
    {
        int start = cursor.Position;
        int joins = 0;
        cursor.ExpectWord("using");
        while (!cursor.AtEnd && !(joins == 0 && cursor.IsWord("on")))
        {
            bool isJoin = cursor.IsWord("join") && !cursor.Previous.IsAnyWord("cross", "natural");
            joins += isJoin ? 1 : cursor.IsAnyWord("on", "using") ? -1 : 0;
            cursor.Skip();
        }

        return cursor.Taken(start);
    }

    private static List<string> Actions(TokenCursor cursor)
    {
        List<string> actions = [];
        int cases = 0;
        while (!cursor.AtEnd && !cursor.IsWord("returning"))
        {
            cases += cursor.IsWord("case") ? 1 : cases > 0 && cursor.IsWord("end") ? -1 : 0;
            bool isAction = cases == 0 && cursor.IsWord("then");
            cursor.Skip();
            if (isAction && Action(cursor) is { } action)
            {
                actions.Add(action);
            }
        }

        return actions;
    }

    private static string? Action(TokenCursor cursor) =>
        cursor.AcceptWords("do", "nothing") ? "do nothing" : cursor.AcceptAnyWord("insert", "update", "delete");
}
