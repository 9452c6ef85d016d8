using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// The columns a statement is ordered by, from its text: a plan that walks an index for the order names the index, not its columns.
/// </summary>
internal static class StatementOrder
{
    /// <summary>
    /// Empty unless the text has one ORDER BY, of plain columns in one direction: with several it is not known which of them the index
    /// serves, and mixed directions need more than a list of columns.
    /// </summary>
    public static IReadOnlyList<string> Columns(string? query)
    {
        List<SqlToken> tokens = query is null ? [] : SqlTokenizer.Tokenize(query);
        int[] starts = [.. Enumerable.Range(0, Math.Max(0, tokens.Count - 1))
            .Where(at => tokens[at].IsWord("order") && tokens[at + 1].IsWord("by"))];
        return starts is [var start] ? Keys([.. tokens.Skip(start + 2).TakeWhile(token => !EndsOrder(token))]) : [];
    }

    private static bool EndsOrder(SqlToken token) =>
        token.IsAnyWord("limit", "offset", "fetch", "for") || token.Is(";") || token.Is(")");

    private static List<string> Keys(IReadOnlyList<SqlToken> tokens)
    {
        List<string> columns = [];
        HashSet<bool> directions = [];
        int at = 0;
        while (at < tokens.Count)
        {
            // table.column
            at += at + 2 < tokens.Count && IsName(tokens[at]) && tokens[at + 1].Is(".") ? 2 : 0;
            if (!IsName(tokens[at]))
            {
                return [];
            }

            columns.Add(Name(tokens[at++]));
            bool descending = at < tokens.Count && tokens[at].IsWord("desc");
            directions.Add(descending);
            at += descending || (at < tokens.Count && tokens[at].IsWord("asc")) ? 1 : 0;
            if (at < tokens.Count && !tokens[at++].Is(","))
            {
                return [];
            }
        }

        return directions.Count == 1 ? columns : [];
    }

    private static bool IsName(SqlToken token) => token.Kind == SqlTokenKind.Word || token.Span is ['"', ..];

    private static string Name(SqlToken token) => token.Kind == SqlTokenKind.Word
        ? token.ToString().ToLowerInvariant()
        : token.ToString()[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
}
