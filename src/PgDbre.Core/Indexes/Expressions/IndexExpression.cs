using System.Text;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Expressions;

/// <summary>Writes tokens of a plan's expression as SQL for an index: without aliases, which an index cannot know.</summary>
internal static class IndexExpression
{
    public static string From(IReadOnlyList<SqlToken> tokens)
    {
        StringBuilder sql = new();
        SqlToken? last = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (ColumnScanner.IsAliasAt(tokens, i))
            {
                AppendGap(sql, last, tokens[i]);
                last = null;
                i++;
                continue;
            }

            AppendGap(sql, last, tokens[i]);
            sql.Append(tokens[i].Span);
            last = tokens[i];
        }

        return sql.ToString();
    }

    // One space where the server had any, so that words and operators never run together.
    private static void AppendGap(StringBuilder sql, SqlToken? last, SqlToken next)
    {
        if (last is { } before && before.End < next.Start)
        {
            sql.Append(' ');
        }
    }
}
