namespace PgDbre.Core.Sql.Parsing;

/// <summary>Finds function calls in tokens.</summary>
internal static class CallReader
{
    // Keywords that a parenthesis may follow without being functions (gram.y, c_expr and a_expr), next to the reserved words.
    private static readonly HashSet<string> NoFunctions = new(StringComparer.Ordinal)
    {
        "values", "row", "exists", "between", "setof", "over", "filter", "within", "by", "sets", "rollup", "cube", "materialized", "insert",
        "recursive", "columns", "operator", "of", "share", "update", "include", "rows", "range", "groups", "escape", "nothing", "conflict",
    };

    // Functions that SQL lets stand without parentheses (gram.y, SQLValueFunction).
    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp", "current_user",
        "localtime", "localtimestamp", "session_user", "system_user", "user",
    };

    // Type keywords whose parenthesis holds a modifier, as in varchar(10) 'x'.
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "varchar", "char", "character", "varying", "numeric", "decimal", "dec", "bit", "float", "time", "timestamp", "interval",
        "nchar", "second",
    };

    // Functions under a name that is a reserved word elsewhere: left(x, 1) next to LEFT JOIN.
    private static readonly HashSet<string> ReservedFunctions = new(StringComparer.Ordinal) { "left", "right", "overlaps", "collation" };

    public static IReadOnlyList<FunctionCall> Calls(ArraySegment<SqlToken> tokens)
    {
        List<FunctionCall> calls = [];
        ParenthesisMap parentheses = new(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier && IsCall(tokens, parentheses, i, out string name))
            {
                calls.Add(new FunctionCall(Name(tokens, i, name), tokens[i], Arguments(tokens, parentheses, i + 1)));
            }
        }

        return calls;
    }

    /// <summary>A statement's tokens as the parser wants them.</summary>
    public static ArraySegment<SqlToken> Segment(SqlStatement statement) =>
        statement.Tokens is ArraySegment<SqlToken> segment ? segment : statement.Tokens as SqlToken[] ?? [.. statement.Tokens];

    private static bool IsCall(ArraySegment<SqlToken> tokens, ParenthesisMap parentheses, int i, out string name)
    {
        name = tokens[i].Identifier!;
        bool isQualified = i > 1 && tokens[i - 1].Is(".");
        bool isWord = tokens[i].Kind == SqlTokenKind.Word && !isQualified;
        if (i + 1 >= tokens.Count || !tokens[i + 1].Is("("))
        {
            return isWord && Bare.Contains(name) && !(i > 0 && tokens[i - 1].IsAnyWord("as", "overriding"));
        }

        if (IsCast(tokens, i) || IsNamedList(tokens, parentheses, i))
        {
            return false;
        }

        return !isWord || ReservedFunctions.Contains(name) || Bare.Contains(name)
            || !(ReservedWords.Contains(name) || NoFunctions.Contains(name) || Types.Contains(name));
    }

    // x::numeric(10,2), x::s.t(1), cast(x AS varchar(5)).
    private static bool IsCast(ArraySegment<SqlToken> tokens, int i)
    {
        int first = NameStart(tokens, i);
        return first > 0 && (tokens[first - 1].Is("::") || tokens[first - 1].IsWord("as"));
    }

    // A name with a list that is no call: INSERT INTO t (…), WITH x (…) AS, FROM f AS t (…), WINDOW w AS (…).
    private static bool IsNamedList(ArraySegment<SqlToken> tokens, ParenthesisMap parentheses, int i)
    {
        int first = NameStart(tokens, i);
        if (first == 0)
        {
            return false;
        }

        // DISTINCT ON (a) f(b): the only parenthesis that an operand may follow.
        SqlToken before = tokens[first - 1];
        int open = before.Is(")") ? parentheses.Opening(first - 1) : -1;
        return open >= 0
            ? !(open > 0 && tokens[open - 1].IsWord("on"))
            : before.IsAnyWord("into", "with", "recursive", "table", "tablesample") || IsAlias(before);
    }

    /// <summary>Index of the first part of a name with points whose last part this is.</summary>
    public static int NameStart(ArraySegment<SqlToken> tokens, int i)
    {
        int first = i;
        for (int parts = 1; parts < 4 && first > 1 && tokens[first - 1].Is("."); parts++)
        {
            first -= 2;
        }

        return first;
    }

    // An operand can stand only behind an operator, a keyword or the start: behind another name a name is an alias.
    private static bool IsAlias(SqlToken before) => before.Kind switch
    {
        SqlTokenKind.Word => before.Identifier is { } word && !ReservedWords.Contains(word) && !OperandWords.Contains(word),
        SqlTokenKind.QuotedIdentifier => true,
        _ => false,
    };

    // Words that are not reserved and yet have an expression behind them.
    private static readonly HashSet<string> OperandWords = new(StringComparer.Ordinal)
    {
        "by", "set", "values", "between", "escape", "zone", "call", "perform", "return", "execute", "range", "rows", "sets", "if", "while",
        "over", "filter", "recursive", "procedure", "function", "exclude", "using", "query", "each", "is",
    };

    private static QualifiedName Name(ArraySegment<SqlToken> tokens, int i, string name) =>
        new(i > 1 && tokens[i - 1].Is(".") ? tokens[i - 2].Identifier : null, name);

    private static SqlFragment? Arguments(ArraySegment<SqlToken> tokens, ParenthesisMap parentheses, int open)
    {
        int close = open < tokens.Count && tokens[open].Is("(") ? parentheses.Closing(open) : -1;
        return close > open + 1 ? new SqlFragment(tokens[(open + 1)..close]) : null;
    }
}
