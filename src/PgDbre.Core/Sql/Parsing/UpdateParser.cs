using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>UPDATE and DELETE.</summary>
internal static class UpdateParser
{
    public static DataStatement Update(TokenCursor cursor)
    {
        cursor.ExpectWord("update");
        QualifiedName target = cursor.Relation(out bool isOnly);
        UpdateStatement update = new(target) { IsOnly = isOnly, Alias = DataParser.Alias(cursor, "set") };
        int start = cursor.Position;
        cursor.ExpectWord("set");
        List<string> columns = [];
        cursor.List(() => Assignment(cursor, columns));
        update = update with { Columns = columns, Assignments = cursor.Fragment(start), From = List(cursor, "from") };
        if (cursor.AcceptWord("where"))
        {
            update = DataParser.CurrentOf(cursor)
                ? update with { IsCurrentOf = true }
                : update with { Where = cursor.Expression("returning") };
        }

        return update with { Returning = DataParser.Returning(cursor) };
    }

    public static DataStatement Delete(TokenCursor cursor)
    {
        cursor.ExpectWords("delete", "from");
        QualifiedName target = cursor.Relation(out bool isOnly);
        DeleteStatement delete = new(target) { IsOnly = isOnly, Alias = DataParser.Alias(cursor, "using", "where", "returning") };
        delete = delete with { Using = List(cursor, "using") };
        if (cursor.AcceptWord("where"))
        {
            delete = DataParser.CurrentOf(cursor)
                ? delete with { IsCurrentOf = true }
                : delete with { Where = cursor.Expression("returning") };
        }

        return delete with { Returning = DataParser.Returning(cursor) };
    }

    /// <summary>A column that gets a value, with the field or element of it that is meant.</summary>
    public static string Target(TokenCursor cursor)
    {
        string column = cursor.Name();
        while (cursor.Is("[") || cursor.Is("."))
        {
            cursor.Skip();
            if (cursor.Previous.Is("."))
            {
                cursor.Label();
            }
        }

        return column;
    }

    private static SqlExpression Assignment(TokenCursor cursor, List<string> columns)
    {
        if (cursor.Accept("("))
        {
            columns.AddRange(cursor.List(() => Target(cursor)));
            cursor.Expect(")");
        }
        else
        {
            columns.Add(Target(cursor));
        }

        cursor.Expect("=");
        return cursor.Expression("from", "where", "returning");
    }

    private static SqlFragment? List(TokenCursor cursor, string word)
    {
        int start = cursor.Position;
        if (!cursor.IsWord(word))
        {
            return null;
        }

        while (!cursor.AtEnd && !cursor.IsAnyWord("where", "returning"))
        {
            cursor.Skip();
        }

        return cursor.Fragment(start);
    }
}
