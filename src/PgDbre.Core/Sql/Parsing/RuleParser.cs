using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE RULE.</summary>
internal static class RuleParser
{
    public static Statement Read(TokenCursor cursor, bool orReplace)
    {
        cursor.ExpectWord("rule");
        string name = cursor.Name();
        cursor.ExpectWords("as", "on");
        string? one = cursor.AcceptAnyWord("select", "insert", "update", "delete");
        cursor.ExpectWord("to");
        QualifiedName table = cursor.QualifiedName();
        SqlExpression? where = cursor.AcceptWord("where") ? cursor.Expression("do") : null;
        cursor.ExpectWord("do");
        bool isInstead = cursor.AcceptAnyWord("also", "instead") == "instead";
        List<Statement> actions = cursor.AcceptWord("nothing") ? [] : Actions(cursor);
        return new CreateRule(name, table, one ?? "", actions) { OrReplace = orReplace, IsInstead = isInstead, Where = where };
    }

    private static List<Statement> Actions(TokenCursor cursor)
    {
        int start = cursor.Position;
        if (!cursor.Is("(") || !EndsAfterGroup(cursor))
        {
            cursor.Return(start);
            return [StatementParser.ParseRest(cursor)];
        }

        cursor.Return(start);
        List<Statement> actions = [];
        ArraySegment<SqlToken> group = cursor.Group() ?? ArraySegment<SqlToken>.Empty;
        int from = 0;
        int depth = 0;
        for (int i = 0; i <= group.Count; i++)
        {
            bool isEnd = i == group.Count || (depth == 0 && group[i].Is(";"));
            if (!isEnd)
            {
                depth += group[i].Is("(") ? 1 : group[i].Is(")") ? -1 : 0;
            }
            else
            {
                AddAction(cursor, actions, group[from..i]);
                from = i + 1;
            }
        }

        return actions;
    }

    private static void AddAction(TokenCursor cursor, List<Statement> actions, ArraySegment<SqlToken> tokens)
    {
        if (tokens.Count > 0)
        {
            actions.Add(StatementParser.ParseNested(cursor, tokens));
        }
    }

    // ( a; b ) is a list; (SELECT 1) UNION SELECT 2 is one query.
    private static bool EndsAfterGroup(TokenCursor cursor)
    {
        cursor.Skip();
        return cursor.AtEnd;
    }
}
