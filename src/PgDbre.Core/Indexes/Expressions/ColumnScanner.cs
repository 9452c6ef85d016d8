using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Expressions;

/// <summary>Finds columns among the tokens of a deparsed expression.</summary>
internal static class ColumnScanner
{
    // Bare words that are values, types or syntax where a plan without VERBOSE could have a column.
    private static readonly HashSet<string> NotColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "is", "not", "and", "or", "any", "all", "array", "row", "case", "when", "then", "else", "end", "collate",
        "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp", "session_user",
        "subplan", "initplan", "hashed", "from", "at", "time", "zone", "with", "without", "distinct", "operator", "similar", "escape",
    };

    /// <summary>Every column, in the order of the text.</summary>
    public static List<ColumnReference> Columns(IReadOnlyList<SqlToken> tokens)
    {
        List<ColumnReference> columns = [];
        for (int i = 0; i < tokens.Count; i++)
        {
            if (IsAliasAt(tokens, i))
            {
                columns.Add(new ColumnReference(Name(tokens[i]), Name(tokens[i + 2])));
                i += 2;
            }
            else if (IsBareColumn(tokens, i))
            {
                columns.Add(new ColumnReference(null, Name(tokens[i])));
            }
        }

        return columns;
    }

    /// <summary>True where alias.column begins; not for schema.function( nor for ((InitPlan 1).col1.</summary>
    public static bool IsAliasAt(IReadOnlyList<SqlToken> tokens, int at) =>
        at + 2 < tokens.Count
        && IsName(tokens[at])
        && tokens[at + 1].Is(".")
        && IsName(tokens[at + 2])
        && !(at + 3 < tokens.Count && tokens[at + 3].Is("("))
        && !(at > 0 && (tokens[at - 1].Is(".") || tokens[at - 1].Is("::") || IsCollate(tokens[at - 1])));

    /// <summary>The name a token stands for.</summary>
    public static string Name(SqlToken token)
    {
        string text = token.ToString();
        return token.Kind == SqlTokenKind.QuotedIdentifier ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    public static bool IsName(SqlToken token) => token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier;

    private static bool IsBareColumn(IReadOnlyList<SqlToken> tokens, int at)
    {
        if (!IsName(tokens[at]) || (tokens[at].Kind == SqlTokenKind.Word && NotColumns.Contains(tokens[at].ToString())))
        {
            return false;
        }

        bool isCalled = at + 1 < tokens.Count && (tokens[at + 1].Is("(") || tokens[at + 1].Is("."));
        bool isPart = at > 0 && (tokens[at - 1].Is(".") || tokens[at - 1].Is("::") || IsName(tokens[at - 1]) || TypeEndsAt(tokens, at));
        return !isCalled && !isPart;
    }

    // The second word of "double precision", "character varying": its first word follows ::.
    private static bool TypeEndsAt(IReadOnlyList<SqlToken> tokens, int at) => at > 1 && IsName(tokens[at - 1]) && tokens[at - 2].Is("::");

    private static bool IsCollate(SqlToken token) => token.IsWord("collate");
}
