using System.Globalization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A sub-query that gives a bounded number of rows: LIMIT or FETCH FIRST.</summary>
internal static class LimitedQuery
{
    /// <summary>True if one stands among the tokens; a limit that is a variable counts as bounded.</summary>
    public static bool IsIn(ArraySegment<SqlToken> tokens, long most)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            bool isLimit = tokens[i].IsWord("limit") || (tokens[i].IsWord("fetch") && tokens[i + 1].IsAnyWord("first", "next"));
            SqlToken count = tokens[i].IsWord("limit") ? tokens[i + 1] : i + 2 < tokens.Count ? tokens[i + 2] : default;
            if (isLimit && IsBounded(count, most))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBounded(SqlToken count, long most) => !count.IsWord("all")
        && (count.Kind != SqlTokenKind.Number
            || (long.TryParse(count.Span, NumberStyles.None, CultureInfo.InvariantCulture, out long rows) && rows <= most));
}
