using System.Text;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>SQL that a script puts together with values of the moment in it: f"INSERT INTO t VALUES ('{uuid.uuid4()}')".</summary>
internal static class RunTimeText
{
    private const char Mark = ConstantFolder.RunTimeMark;

    /// <summary>The text with ? for such a value inside of a string and NULL outside; the scope is told.</summary>
    public static string Fill(string sql, RenderScope scope)
    {
        if (!sql.Contains(Mark, StringComparison.Ordinal))
        {
            return sql;
        }

        scope.LeaveValueOut("a value in the text is worked out at run time");
        IReadOnlyList<SqlToken> strings = [.. SqlTokenizer.Tokenize(sql).Where(token => token.Kind == SqlTokenKind.String)];
        StringBuilder filled = new(sql.Length);
        for (int i = 0; i < sql.Length; i++)
        {
            filled.Append(sql[i] != Mark ? sql[i].ToString() : strings.Any(token => token.Start < i && i < token.End) ? "?" : "NULL");
        }

        return filled.ToString();
    }
}
