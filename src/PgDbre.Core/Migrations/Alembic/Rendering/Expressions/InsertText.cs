using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>INSERT INTO t (a, b) VALUES (1, 'x').</summary>
internal static class InsertText
{
    /// <summary>
    /// Values in the order of the table's columns, as SQLAlchemy writes them; columns it does not name stand behind them.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, PythonValue>> Ordered(
        TableColumns table, IReadOnlyList<KeyValuePair<string, PythonValue>> values)
    {
        List<string> order = [.. table.Columns.Select(column => column.Key)];
        return [.. values.OrderBy(value => order.IndexOf(value.Key) is >= 0 and int place ? place : int.MaxValue)];
    }

    public static string Of(TableColumns table, IReadOnlyList<KeyValuePair<string, PythonValue>> values, RenderScope scope) =>
        values.Count == 0
            ? $"INSERT INTO {table.ShownName} DEFAULT VALUES"
            : $"INSERT INTO {table.ShownName} ({Names.List(values.Select(value => value.Key))}) VALUES "
                + $"({string.Join(", ", values.Select(value => DataStatementText.Value(table, value, scope)))})";
}
