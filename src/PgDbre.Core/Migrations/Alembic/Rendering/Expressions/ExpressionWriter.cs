using System.Collections.Frozen;
using System.Collections.Immutable;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>
/// Writes expressions of SQLAlchemy as SQL: sa.text, sa.func.lower(sa.column("a")), t.c.a == 1, sa.and_ … Null stands for what is not
/// known.
/// </summary>
/// <param name="scope">Is told of what is approximate.</param>
/// <param name="includesTable">Columns are written with their table.</param>
internal sealed class ExpressionWriter(RenderScope scope, bool includesTable = false)
{
    // sql/compiler.py, FUNCTIONS: written without parentheses.
    private static readonly FrozenSet<string> BareFunctions = new[]
    {
        "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp", "session_user", "user",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Suffixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["desc"] = "DESC", ["asc"] = "ASC", ["nulls_first"] = "NULLS FIRST", ["nullsfirst"] = "NULLS FIRST",
        ["nulls_last"] = "NULLS LAST", ["nullslast"] = "NULLS LAST",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<string, PythonValue> NoParameters = ImmutableDictionary<string, PythonValue>.Empty;

    public WrittenExpression? Write(PythonValue value) => value switch
    {
        CallValue { Owner: null } call => OfCall(call),
        CallValue { Owner: { } owner } method => OfMethod(method, owner),
        MemberValue member => TableColumns.Of(member) is { } column ? new(column.Show(includesTable)) : null,
        OperationValue operation => OfOperation(operation),
        _ => LiteralText.Of(value) is { } literal ? new(literal) : null,
    };

    /// <summary>sa.and_, sa.or_, and the conditions of several where().</summary>
    public WrittenExpression? Join(IReadOnlyList<PythonValue> parts, OperatorForm form)
    {
        IReadOnlyList<WrittenExpression?> written = [.. parts.Select(Write)];
        return written.Contains(null) ? null
            : written.Count == 1 ? written[0]
            : new WrittenExpression(string.Join($" {form.Sql} ", written.Select(part => part!.Under(form))), form);
    }

    private WrittenExpression? OfOperation(OperationValue operation)
    {
        if (operation.Operands is not [var left, var right])
        {
            return operation.Operator == "~" ? Negation(operation.Operands[0]) : null;
        }

        // == None is IS NULL; + of texts would be ||, which only the types tell.
        return (operation.Operator, right) switch
        {
            ("==", NoneValue) => Binary(left, right, OperatorForm.OfMethod("is_")),
            ("!=", NoneValue) => Binary(left, right, OperatorForm.OfMethod("is_not")),
            ("+", not IntegerValue) => null,
            _ => Binary(left, right, OperatorForm.OfSymbol(operation.Operator)),
        };
    }

    private WrittenExpression? Binary(PythonValue left, PythonValue right, OperatorForm? form) =>
        form is not null && Write(left) is { } first && Write(right) is { } second
            ? new WrittenExpression($"{first.Under(form)} {form.Sql} {second.Under(form)}", form)
            : null;

    private WrittenExpression? Negation(PythonValue operand) => operand switch
    {
        OperationValue { Operator: "==" } equal => OfOperation(equal with { Operator = "!=" }),
        OperationValue { Operator: "!=" } unequal => OfOperation(unequal with { Operator = "==" }),
        MemberValue => Write(operand) is { } column ? new WrittenExpression($"NOT {column.Sql}", new OperatorForm("NOT", 4)) : null,
        _ => null,
    };

    private WrittenExpression? OfCall(CallValue call)
    {
        if (!Arguments.IsSqlAlchemy(call.Function))
        {
            return LiteralText.Of(call) is { } literal ? new(literal) : null;
        }

        int function = call.Function.IndexOf(".func.", StringComparison.Ordinal);
        if (function >= 0)
        {
            return Function(call.Function[(function + ".func.".Length)..], call.Arguments);
        }

        string name = Arguments.LastName(call.Function);
        return (name, call.Arguments) switch
        {
            ("text", _) => ExpressionText.OfText(call, scope) is { } text ? new(text) : null,
            ("literal_column", [TextValue text, ..]) => new(text.Text),
            ("column" or "Column", [TextValue column, ..]) => new(Names.Show(column.Text)),
            ("literal" or "bindparam", [var literal, ..]) => LiteralText.Of(literal) is { } sql ? new(sql) : null,
            ("cast", [var inner, var type]) =>
                Write(inner) is { } sql ? new($"CAST({sql.Sql} AS {TypeReader.Read(type, scope).Sql})") : null,
            ("and_", { Count: > 0 }) => Join(call.Arguments, OperatorForm.And),
            ("or_", { Count: > 0 }) => Join(call.Arguments, OperatorForm.Or),
            ("not_", [var inner]) => Negation(inner),
            (_, [var inner]) when Suffixes.TryGetValue(name, out string? suffix) => Suffixed(inner, suffix),
            _ => LiteralText.Of(call) is { } other ? new(other) : null,
        };
    }

    // sa.column("a").desc(), t.c.a.in_([1, 2]), sa.text("…").bindparams(a=1)
    private WrittenExpression? OfMethod(CallValue method, PythonValue owner)
    {
        string name = Arguments.LastName(method.Function);
        if (ExpressionText.OfText(method, scope) is { } text)
        {
            return new WrittenExpression(text);
        }

        return (name, method.Arguments) switch
        {
            (_, []) when Suffixes.TryGetValue(name, out string? suffix) => Suffixed(owner, suffix),
            ("next_value", _) when owner is CallValue sequence && Arguments.LastName(sequence.Function) == "Sequence" =>
                new(SequenceText.NextValue(sequence)),
            ("label" or "self_group", _) => Write(owner),
            ("in_", [SequenceValue { Items.Count: > 0 } list]) => In(owner, list, "IN"),
            ("not_in" or "notin_", [SequenceValue { Items.Count: > 0 } list]) => In(owner, list, "NOT IN"),
            (_, [var operand]) when OperatorForm.OfMethod(name) is { } form => Binary(owner, operand, form),
            _ => null,
        };
    }

    private WrittenExpression? In(PythonValue owner, SequenceValue list, string words)
    {
        OperatorForm form = new(words, 5);
        IReadOnlyList<string?> items = [.. list.Items.Select(item => LiteralText.Of(item))];
        string sql = $"{Write(owner)?.Under(form)} {words} ({string.Join(", ", items)})";
        // not_in groups itself (sql/default_comparator.py).
        return Write(owner) is null || items.Contains(null) ? null : words == "IN" ? new(sql, form) : new($"({sql})");
    }

    // desc("a") takes a name, not a literal.
    private WrittenExpression? Suffixed(PythonValue inner, string suffix)
    {
        string? sql = inner is TextValue column ? Names.Show(column.Text) : Write(inner)?.Grouped;
        return sql is null ? null : new WrittenExpression($"{sql} {suffix}");
    }

    private WrittenExpression? Function(string name, IReadOnlyList<PythonValue> arguments)
    {
        if (arguments.Count == 0 && BareFunctions.Contains(name.ToLowerInvariant()))
        {
            return new WrittenExpression(name.ToUpperInvariant());
        }

        IReadOnlyList<string?> parts = [.. arguments.Select(argument => Write(argument)?.Sql)];
        return parts.Contains(null) ? null : new WrittenExpression($"{name}({string.Join(", ", parts)})");
    }
}
