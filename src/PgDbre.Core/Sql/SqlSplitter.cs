namespace PgDbre.Core.Sql;

/// <summary>
/// Splits a text at the semicolons that end statements, as psql does; <see cref="Scripts.SqlScript"/> knows psql's commands too.
/// </summary>
public static class SqlSplitter
{
    /// <summary>The statements of a text; empty ones are left out.</summary>
    public static IReadOnlyList<SqlStatement> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text, 0, text.Length, 1, 1);
    }

    /// <summary>The statements between two offsets of a text, with their place in the whole of it.</summary>
    internal static List<SqlStatement> Split(string text, int start, int end, int line, int column)
    {
        List<SqlStatement> statements = [];
        StatementCollector collector = new(text);
        SqlTokenizer tokenizer = new(text, start, end, line, column);
        while (tokenizer.Next() is { } token)
        {
            if (collector.Add(token) is { } statement)
            {
                statements.Add(statement);
            }
        }

        if (collector.Finish() is { } last)
        {
            statements.Add(last);
        }

        return statements;
    }
}
