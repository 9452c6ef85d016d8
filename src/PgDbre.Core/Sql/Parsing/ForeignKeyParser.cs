using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>REFERENCES with its actions.</summary>
internal static class ForeignKeyParser
{
    public static ForeignKeyConstraint References(TokenCursor cursor, IReadOnlyList<string> columns, bool hasPeriod)
    {
        cursor.ExpectWord("references");
        QualifiedName table = cursor.QualifiedName();
        ForeignKeyConstraint key = new(columns, table, ReferencedColumns(cursor)) { HasPeriod = hasPeriod };
        if (cursor.AcceptWord("match"))
        {
            key = key with { Match = cursor.Label() };
        }

        while (cursor.AcceptWord("on"))
        {
            string? operation = cursor.AcceptAnyWord("delete", "update");
            string action = Action(cursor);
            key = operation switch
            {
                "delete" => key with { OnDelete = action },
                "update" => key with { OnUpdate = action },
                _ => Unknown(cursor, key),
            };
        }

        return key;
    }

    private static ForeignKeyConstraint Unknown(TokenCursor cursor, ForeignKeyConstraint key)
    {
        cursor.Fail("DELETE or UPDATE");
        return key;
    }

    private static List<string> ReferencedColumns(TokenCursor cursor)
    {
        if (!cursor.Accept("("))
        {
            return [];
        }

        List<string> columns = cursor.List(() =>
        {
            if (cursor.IsWord("period") && cursor.IsName(1))
            {
                cursor.Next();
            }

            return cursor.Name();
        });
        cursor.Expect(")");
        return columns;
    }

    private static string Action(TokenCursor cursor)
    {
        if (cursor.AcceptWords("no", "action"))
        {
            return "no action";
        }

        if (cursor.AcceptAnyWord("restrict", "cascade") is { } action)
        {
            return action;
        }

        cursor.ExpectWord("set");
        string value = cursor.AcceptAnyWord("null", "default") ?? "";
        string columns = cursor.Is("(") ? $" ({string.Join(", ", cursor.ParenthesizedNames())})" : "";
        return $"set {value}{columns}";
    }
}
