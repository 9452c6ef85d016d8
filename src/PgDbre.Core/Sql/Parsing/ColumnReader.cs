namespace PgDbre.Core.Sql.Parsing;

/// <summary>Finds the names in an expression that may be columns.</summary>
internal static class ColumnReader
{
    public static IReadOnlyList<string> Columns(ArraySegment<SqlToken> tokens)
    {
        List<string> columns = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<int> calls = [.. CallReader.Calls(tokens).Select(call => call.Token.Start)];
        for (int i = 0; i < tokens.Count; i++)
        {
            if (IsColumn(tokens, i) && !calls.Contains(tokens[i].Start) && seen.Add(tokens[i].Identifier!))
            {
                columns.Add(tokens[i].Identifier!);
            }
        }

        return columns;
    }

    private static bool IsColumn(ArraySegment<SqlToken> tokens, int i)
    {
        SqlToken token = tokens[i];
        SqlToken next = i + 1 < tokens.Count ? tokens[i + 1] : default;
        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier) || next.Is(".") || IsType(tokens, i))
        {
            return false;
        }

        bool isField = i > 0 && tokens[i - 1].Is(".");
        return token.Kind == SqlTokenKind.QuotedIdentifier || isField || !IsKeyword(tokens, i, next);
    }

    // Behind :: or AS, before the text of a typed constant, and the further words of double precision and timestamp with time zone.
    private static bool IsType(ArraySegment<SqlToken> tokens, int i)
    {
        int first = CallReader.NameStart(tokens, i);
        SqlToken before = first > 0 ? tokens[first - 1] : default;
        SqlToken next = i + 1 < tokens.Count ? tokens[i + 1] : default;
        bool isTypedConstant = next.Kind == SqlTokenKind.String && tokens[i].Kind == SqlTokenKind.Word;
        bool isSecondWord =
            before.IsAnyWord("double", "character", "bit", "without") && tokens[i].IsAnyWord("precision", "varying", "time");
        return before.Is("::") || before.IsWord("as") || isTypedConstant || isSecondWord;
    }

    private static bool IsKeyword(ArraySegment<SqlToken> tokens, int i, SqlToken next)
    {
        SqlToken token = tokens[i];
        SqlToken before = i > 0 ? tokens[i - 1] : default;
        bool isZone = (token.IsWord("at") && next.IsWord("time")) || (token.IsWord("time") && next.IsWord("zone"))
            || (token.IsWord("zone") && before.IsWord("time"));
        bool isIntervalField = (before.Kind == SqlTokenKind.String || before.IsWord("to"))
            && token.IsAnyWord("year", "month", "day", "hour", "minute", "second");
        bool isArgumentName = next.Is("=>") || next.Is(":=");
        return isZone || isIntervalField || isArgumentName || next.Is("(")
            || token.IsAnyWord("between", "escape", "row", "exists", "values") || ReservedWords.Contains(token.Identifier!);
    }
}
