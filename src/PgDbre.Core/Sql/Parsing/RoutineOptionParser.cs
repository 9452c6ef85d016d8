using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>What stands behind a routine's parameters, its code included.</summary>
internal static class RoutineOptionParser
{
    public static CreateRoutine Read(TokenCursor cursor, CreateRoutine routine)
    {
        List<SqlFragment> others = [];
        List<SetParameter> settings = [];
        while (!cursor.AtEnd)
        {
            int start = cursor.Position;
            routine = Option(cursor, routine, settings);
            if (cursor.Position == start && Other(cursor))
            {
                others.Add(cursor.Taken(start));
            }
            else if (cursor.Position == start)
            {
                cursor.Fail("An option of a routine");
            }
        }

        RoutineBody? body = routine.Body is { } code ? code with { Language = code.Language ?? routine.Language } : null;
        return routine with { OtherOptions = others, Settings = settings, Body = body, Language = routine.Language ?? body?.Language };
    }

    /// <summary>A language: a word or a string.</summary>
    public static string Language(TokenCursor cursor) =>
        cursor.Current.Kind == SqlTokenKind.String ? SqlIdentifier.Fold(cursor.String()) : cursor.Label();

    private static CreateRoutine Option(TokenCursor cursor, CreateRoutine routine, List<SetParameter> settings)
    {
        if (cursor.AcceptAnyWord("immutable", "stable", "volatile") is { } volatility)
        {
            return routine with { Volatility = volatility };
        }

        switch (cursor.Word())
        {
            case "language":
                cursor.Next();
                return routine with { Language = Language(cursor) };
            case "security" or "external":
                cursor.AcceptWord("external");
                cursor.ExpectWord("security");
                return routine with { IsSecurityDefiner = cursor.AcceptAnyWord("definer", "invoker") == "definer" };
            case "set":
                cursor.Next();
                settings.Add(SettingParser.Assignment(cursor, isLocal: false));
                return routine;
            case "as":
                cursor.Next();
                return routine with { Body = Constant(cursor) };
            case "begin" or "return":
                return routine with { Body = Standard(cursor) };
            default:
                return routine;
        }
    }

    private static RoutineBody Constant(TokenCursor cursor)
    {
        int start = cursor.Position;
        if (cursor.Current.Kind != SqlTokenKind.String)
        {
            cursor.Fail("The code as a string");
        }

        cursor.String();
        SqlFragment source = cursor.Taken(start);

        // C functions name a library and a symbol in it.
        if (cursor.Accept(","))
        {
            cursor.String();
        }

        return new RoutineBody(null, source, SqlStringValue.Of(source.Tokens[0]));
    }

    private static RoutineBody Standard(TokenCursor cursor)
    {
        int start = cursor.Position;
        cursor.Rest();
        return new RoutineBody("sql", cursor.Taken(start), null);
    }

    private static bool Other(TokenCursor cursor)
    {
        if (cursor.AcceptWords("called", "on", "null", "input") || cursor.AcceptWords("returns", "null", "on", "null", "input"))
        {
            return true;
        }

        switch (cursor.AcceptAnyWord("strict", "window", "leakproof", "not", "cost", "rows", "support", "parallel", "transform", "reset"))
        {
            case "strict" or "window" or "leakproof":
                return true;
            case "not":
                cursor.ExpectWord("leakproof");
                return true;
            case "cost" or "rows":
                cursor.Next();
                return true;
            case "support" or "parallel" or "reset":
                cursor.QualifiedLabel();
                return true;
            case "transform":
                cursor.List(() => Transform(cursor));
                return true;
            default:
                return false;
        }
    }

    private static TypeName Transform(TokenCursor cursor)
    {
        cursor.ExpectWords("for", "type");
        return TypeParser.Read(cursor);
    }
}
