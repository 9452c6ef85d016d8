using System.Globalization;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>sa.select(t.c.a).where(…).order_by(…).limit(…) and t.select(), of one table.</summary>
internal static class SelectText
{
    private static readonly HashSet<string> Known =
        ["where", "filter", "order_by", "limit", "distinct", "select_from", "execution_options"];

    /// <summary>Null for anything else, and for a query whose table is not known.</summary>
    public static string? Of(CallValue built, RenderScope scope)
    {
        Stack<CallValue> chain = new();
        PythonValue root = built;
        while (root is CallValue { Owner: { } owner } method)
        {
            chain.Push(method);
            root = owner;
        }

        CallValue? select = root is CallValue { Owner: null } start && Arguments.LastName(start.Function) == "select" ? start
            : chain.TryPop(out CallValue? first) && Arguments.LastName(first.Function) == "select" ? first
            : null;
        if (select is null || chain.Any(clause => !Known.Contains(Arguments.LastName(clause.Function))))
        {
            return null;
        }

        // select([t.c.a]) is the form of SQLAlchemy 1.
        IReadOnlyList<PythonValue> items = select.Owner is not null ? [root]
            : select.Arguments is [SequenceValue list] ? list.Items
            : select.Arguments;
        return Text(items, [.. chain], scope);
    }

    private static string? Text(IReadOnlyList<PythonValue> items, IReadOnlyList<CallValue> clauses, RenderScope scope)
    {
        IEnumerable<PythonValue> sources = Given("select_from", clauses);
        IReadOnlyList<TableColumns> tables = [.. items.Concat(sources).Concat(Given("where", clauses))
            .SelectMany(value => TableColumns.Of(value) is { } whole ? [whole] : DataStatementText.Tables(value))
            .DistinctBy(table => table.ShownName)];
        ExpressionWriter writer = new(scope, includesTable: true);
        string? list = Join(items.SelectMany(Expand), writer);
        if (tables is not [var table] || list is null)
        {
            return null;
        }

        return $"SELECT {(clauses.Any(clause => Is(clause, "distinct")) ? "DISTINCT " : "")}{list} FROM {table.ShownName}"
            + Where([.. Given("where", clauses), .. Given("filter", clauses)], table, writer, scope)
            + OrderBy(Given("order_by", clauses), writer, scope)
            + Limit(Given("limit", clauses));
    }

    // A whole table stands for its columns.
    private static IEnumerable<PythonValue> Expand(PythonValue item) => TableColumns.Of(item) is { } table
        ? table.Columns.Select(column => new MemberValue(item.Node, new MemberValue(item.Node, item, "c"), column.Key))
        : [item];

    private static string? Join(IEnumerable<PythonValue> values, ExpressionWriter writer)
    {
        IReadOnlyList<string?> parts = [.. values.Select(value => writer.Write(value)?.Sql)];
        return parts.Count == 0 || parts.Contains(null) ? null : string.Join(", ", parts);
    }

    private static string Where(IReadOnlyList<PythonValue> conditions, TableColumns table, ExpressionWriter writer, RenderScope scope)
    {
        if (conditions.Count == 0)
        {
            return "";
        }

        string? sql = writer.Join(conditions, OperatorForm.And)?.Sql;
        if (sql is null)
        {
            scope.Approximate($"the condition on {table.ShownName} is not known");
        }

        return $" WHERE {sql ?? "NULL"}";
    }

    private static string OrderBy(IReadOnlyList<PythonValue> keys, ExpressionWriter writer, RenderScope scope)
    {
        if (keys.Count == 0)
        {
            return "";
        }

        string? sql = Join(keys, writer);
        if (sql is null)
        {
            scope.Approximate("the order of a query is not known");
        }

        return sql is null ? "" : $" ORDER BY {sql}";
    }

    private static string Limit(IReadOnlyList<PythonValue> limits) =>
        limits is [IntegerValue limit] ? $" LIMIT {limit.Number.ToString(CultureInfo.InvariantCulture)}" : "";

    private static IReadOnlyList<PythonValue> Given(string name, IReadOnlyList<CallValue> clauses) =>
        [.. clauses.Where(clause => Is(clause, name)).SelectMany(clause => clause.Arguments)];

    private static bool Is(CallValue clause, string name) => Arguments.LastName(clause.Function) == name;
}
