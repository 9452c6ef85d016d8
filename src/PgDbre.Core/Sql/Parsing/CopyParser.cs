using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>COPY.</summary>
internal static class CopyParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("copy");
        cursor.AcceptWord("binary");
        Statement? query = cursor.Is("(") ? Query(cursor) : null;
        QualifiedName? table = query is null ? cursor.QualifiedName() : null;
        List<string> columns = query is null ? cursor.OptionalNames() : [];
        string? direction = cursor.AcceptAnyWord("from", "to");
        if (direction is null)
        {
            cursor.Fail("FROM or TO");
        }

        bool isProgram = cursor.AcceptWord("program");
        string? file = cursor.AcceptAnyWord("stdin", "stdout") is null ? cursor.String() : null;
        return new CopyStatement(table, direction == "from")
        {
            Query = query,
            Columns = columns,
            IsProgram = isProgram,
            File = file,
            Options = Options(cursor),
            Where = cursor.AcceptWord("where") ? cursor.Expression() : null,
        };
    }

    private static Statement? Query(TokenCursor cursor) =>
        cursor.Group() is { } group ? StatementParser.ParseNested(cursor, group) : null;

    private static SqlFragment? Options(TokenCursor cursor)
    {
        int start = cursor.Position;
        while (!cursor.AtEnd && !cursor.IsWord("where"))
        {
            cursor.Skip();
        }

        return cursor.Fragment(start);
    }
}
