using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Parameters of routines (gram.y, func_args_with_defaults).</summary>
internal static class ParameterParser
{
    // First words of types of several words, with the words that go on: where one follows, the first is no parameter's name.
    private static readonly Dictionary<string, string[]> LongTypes = new(StringComparer.Ordinal)
    {
        ["double"] = ["precision"],
        ["character"] = ["varying"],
        ["char"] = ["varying"],
        ["nchar"] = ["varying"],
        ["bit"] = ["varying"],
        ["national"] = ["character", "char"],
        ["time"] = ["with", "without"],
        ["timestamp"] = ["with", "without"],
        ["interval"] = ["year", "month", "day", "hour", "minute", "second"],
        ["setof"] = [],
    };

    public static List<RoutineParameter> List(TokenCursor cursor)
    {
        cursor.Expect("(");
        if (cursor.Accept(")"))
        {
            return [];
        }

        List<RoutineParameter> parameters = cursor.List(() => One(cursor));
        cursor.Expect(")");
        return parameters;
    }

    private static RoutineParameter One(TokenCursor cursor)
    {
        string? mode = Mode(cursor);
        string? name = HasName(cursor) ? cursor.Label() : null;
        mode ??= Mode(cursor) ?? "in";
        TypeName type = TypeParser.Read(cursor);
        bool hasDefault = cursor.AcceptWord("default") || cursor.Accept("=");
        return new RoutineParameter(name, type, mode, hasDefault ? cursor.Expression() : null);
    }

    private static string? Mode(TokenCursor cursor)
    {
        if (cursor.AcceptWords("in", "out"))
        {
            return "inout";
        }

        return cursor.AcceptAnyWord("in", "out", "inout", "variadic");
    }

    private static bool HasName(TokenCursor cursor)
    {
        SqlToken next = cursor.Peek(1);
        bool isFollowed = next is { Kind: SqlTokenKind.QuotedIdentifier } or { Kind: SqlTokenKind.Word, Length: > 0 };
        if (!isFollowed || next.IsAnyWord("default", "array"))
        {
            return false;
        }

        bool isLong = LongTypes.TryGetValue(cursor.Word(), out string[]? words) && (words.Length == 0 || words.Contains(cursor.Word(1)));
        return !isLong;
    }
}
