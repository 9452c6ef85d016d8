using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Queries, by the clauses of their outermost level.</summary>
internal static class SelectParser
{
    private static readonly string[] WhereEnds =
        ["group", "having", "window", "union", "intersect", "except", "order", "limit", "offset", "fetch", "for", "into"];

    public static SelectStatement Read(TokenCursor cursor)
    {
        bool isValues = cursor.IsWord("values");
        if (!cursor.IsAnyWord("select", "values", "table") && !StartsParenthesizedQuery(cursor))
        {
            cursor.Fail("A query");
        }

        SelectStatement select = new() { IsValues = isValues };
        bool isSetOperation = false;
        bool isInTargets = true;
        while (!cursor.AtEnd)
        {
            isSetOperation |= cursor.IsAnyWord("union", "intersect", "except") && !IsLabel(cursor);
            isInTargets &= !cursor.IsWord("from") || IsLabel(cursor);
            select = IsLabel(cursor) ? Pass(cursor, select) : Clause(cursor, select, isInTargets);
        }

        return isSetOperation ? select with { Where = null, IsValues = false, IsSetOperation = true } : select;
    }

    // Behind a point or AS any word is a name.
    private static bool IsLabel(TokenCursor cursor) => cursor.Previous.Is(".") || cursor.Previous.IsWord("as");

    private static bool StartsParenthesizedQuery(TokenCursor cursor)
    {
        int ahead = 0;
        while (cursor.Peek(ahead).Is("("))
        {
            ahead++;
        }

        return ahead > 0 && cursor.Peek(ahead).IsAnyWord("select", "values", "table", "with");
    }

    private static SelectStatement Pass(TokenCursor cursor, SelectStatement select)
    {
        cursor.Skip();
        return select;
    }

    private static SelectStatement Clause(TokenCursor cursor, SelectStatement select, bool isInTargets)
    {
        switch (cursor.AcceptAnyWord("where", "order", "limit", "fetch", "offset", "for", "into"))
        {
            case "where":
                return select with { Where = cursor.Expression(WhereEnds) };
            case "order":
                return select with { HasOrderBy = true };
            case "limit" or "fetch":
                return select with { HasLimit = true };
            case "offset":
                return select with { HasOffset = true };
            case "for":
                return RowLock(cursor) is { } mode ? select with { RowLock = select.RowLock ?? mode } : select;
            case "into":
                return isInTargets || select.Into is null ? Into(cursor, select) : select;
            default:
                return Pass(cursor, select);
        }
    }

    private static string? RowLock(TokenCursor cursor)
    {
        if (cursor.AcceptWords("no", "key", "update"))
        {
            return "no key update";
        }

        return cursor.AcceptWords("key", "share") ? "key share" : cursor.AcceptAnyWord("update", "share");
    }

    private static SelectStatement Into(TokenCursor cursor, SelectStatement select)
    {
        Persistence persistence = CreateParser.AcceptPersistence(cursor);
        cursor.AcceptWord("table");
        return select with { Into = cursor.QualifiedName(), IntoPersistence = persistence };
    }
}
