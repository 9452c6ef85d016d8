using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>sa.update(t), t.update(), sa.insert(t), sa.delete(t) … with where() and values() behind them.</summary>
internal static class DataStatementText
{
    /// <summary>Null for anything else.</summary>
    public static string? Of(CallValue built, RenderScope scope)
    {
        Stack<CallValue> chain = new();
        PythonValue root = built;
        while (root is CallValue { Owner: { } owner } method)
        {
            chain.Push(method);
            root = owner;
        }

        PythonValue? target = root;
        if (root is CallValue { Owner: null } start && Kind(start) is not null)
        {
            chain.Push(start);
            target = start.Arguments.Count > 0 ? start.Arguments[0] : null;
        }

        if (chain.Count == 0 || Kind(chain.Peek()) is not { } kind || target is null || TableColumns.Of(target) is not { } table)
        {
            return null;
        }

        return Text(kind, table, [.. chain.Skip(1)], scope);
    }

    private static string? Kind(CallValue call) => Arguments.LastName(call.Function) is "update" or "insert" or "delete"
        ? Arguments.LastName(call.Function)
        : null;

    private static string Text(string kind, TableColumns table, IReadOnlyList<CallValue> clauses, RenderScope scope)
    {
        foreach (CallValue clause in clauses.Where(clause => !IsKnown(clause)))
        {
            scope.Approximate($"{Arguments.LastName(clause.Function)} of the {kind} is not read");
        }

        List<KeyValuePair<string, PythonValue>> values = [.. clauses.Where(clause => Is(clause, "values")).SelectMany(Values)];
        IReadOnlyList<PythonValue> conditions = [.. clauses.Where(clause => Is(clause, "where")).SelectMany(clause => clause.Arguments)];
        return kind switch
        {
            "update" => $"UPDATE {table.ShownName} SET {Assignments(table, values, scope)}{Where(table, conditions, scope)}",
            "delete" => $"DELETE FROM {table.ShownName}{Where(table, conditions, scope)}",
            _ when clauses.Any(clause => Is(clause, "from_select")) => $"INSERT INTO {table.ShownName} SELECT NULL",
            _ => InsertText.Of(table, InsertText.Ordered(table, values), scope),
        };
    }

    private static bool IsKnown(CallValue clause) =>
        Arguments.LastName(clause.Function) is "where" or "values" or "inline" or "execution_options";

    private static bool Is(CallValue clause, string name) => Arguments.LastName(clause.Function) == name;

    // values(a=1), values({"a": 1}) and values({t.c.a: 1})
    private static IEnumerable<KeyValuePair<string, PythonValue>> Values(CallValue clause)
    {
        Arguments.RequireWhole(clause);
        foreach (KeyValuePair<PythonValue, PythonValue> item in clause.Arguments.OfType<DictionaryValue>().SelectMany(row => row.Items))
        {
            string column = item.Key.AsText ?? (item.Key as MemberValue)?.Name ?? throw Arguments.Unknown(item.Key, "a column of values()");
            yield return KeyValuePair.Create(column, item.Value);
        }

        foreach (KeyValuePair<string, PythonValue> keyword in clause.Keywords)
        {
            yield return keyword;
        }
    }

    private static string Assignments(TableColumns table, List<KeyValuePair<string, PythonValue>> values, RenderScope scope)
    {
        if (values.Count == 0)
        {
            throw new UnrenderableException($"what an update sets in {table.ShownName} is not known");
        }

        return string.Join(", ", InsertText.Ordered(table, values).Select(
            value => $"{Names.Show(value.Key)}={Value(table, value, scope, includesTable: true)}"));
    }

    /// <summary>A value as the column's type writes it; NULL stands in for one that is not known.</summary>
    public static string Value(
        TableColumns table, KeyValuePair<string, PythonValue> value, RenderScope scope, bool includesTable = false)
    {
        SqlType? type = table.TypeOf(value.Key, scope);
        string? sql = LiteralText.Of(value.Value, type) ?? new ExpressionWriter(scope, includesTable).Write(value.Value)?.Grouped;
        if (sql is null)
        {
            scope.LeaveValueOut($"the value of {value.Key} is not known: {Arguments.Reason(value.Value)}");
        }

        return sql ?? "NULL";
    }

    private static string Where(TableColumns table, IReadOnlyList<PythonValue> conditions, RenderScope scope)
    {
        if (conditions.Count == 0)
        {
            return "";
        }

        bool isOfTable = conditions.All(condition => Tables(condition).All(other => other.ShownName == table.ShownName));
        string? sql = isOfTable ? new ExpressionWriter(scope, includesTable: true).Join(conditions, OperatorForm.And)?.Sql : null;
        if (sql is null)
        {
            scope.Approximate($"the condition on {table.ShownName} is not known");
        }

        return $" WHERE {sql ?? "NULL"}";
    }

    /// <summary>The tables whose columns stand in an expression.</summary>
    public static IEnumerable<TableColumns> Tables(PythonValue value) => value switch
    {
        MemberValue member when TableColumns.Of(member) is { } column => [column.Table],
        OperationValue operation => operation.Operands.SelectMany(Tables),
        CallValue call => call.Arguments.Concat(call.Owner is null ? [] : [call.Owner]).SelectMany(Tables),
        _ => [],
    };
}
