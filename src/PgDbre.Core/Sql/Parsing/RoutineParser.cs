using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE FUNCTION, CREATE PROCEDURE, DO and CALL.</summary>
internal static class RoutineParser
{
    public static Statement Create(TokenCursor cursor, bool orReplace)
    {
        ObjectKind kind = cursor.Next().IsWord("function") ? ObjectKind.Function : ObjectKind.Procedure;
        CreateRoutine routine = new(kind, cursor.QualifiedLabel()) { OrReplace = orReplace };
        routine = routine with { Parameters = ParameterParser.List(cursor) };
        if (cursor.AcceptWords("returns", "table"))
        {
            List<RoutineParameter> columns = ParameterParser.List(cursor);
            routine = routine with { ReturnsTable = [.. columns.Select(column => column with { Mode = "table" })] };
        }
        else if (cursor.IsWord("returns") && !cursor.Peek(1).IsWord("null"))
        {
            cursor.Next();
            routine = routine with { Returns = TypeParser.Read(cursor) };
        }

        return RoutineOptionParser.Read(cursor, routine);
    }

    public static Statement Do(TokenCursor cursor)
    {
        cursor.ExpectWord("do");
        string? language = Language(cursor);
        int start = cursor.Position;
        if (cursor.Current.Kind != SqlTokenKind.String)
        {
            cursor.Fail("The code as a string");
        }

        SqlToken code = cursor.Next();
        SqlFragment source = cursor.Taken(start);
        language ??= Language(cursor) ?? "plpgsql";
        return new DoBlock(new RoutineBody(language, source, SqlStringValue.Of(cursor.Failure is null ? code : source.Tokens[0])));
    }

    private static string? Language(TokenCursor cursor) => cursor.AcceptWord("language") ? RoutineOptionParser.Language(cursor) : null;

    public static Statement Call(TokenCursor cursor)
    {
        cursor.ExpectWord("call");
        int start = cursor.Position;
        QualifiedName name = cursor.QualifiedLabel();
        if (cursor.OptionalGroup() is null)
        {
            cursor.Fail("(");
        }

        return new CallStatement(name, new SqlExpression(cursor.Segment(start)));
    }
}
