using System.Collections.Immutable;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>Expressions where an operation takes one.</summary>
internal static class ExpressionText
{
    /// <summary>The SQL, or a stand-in that the scope is told of.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="what">What it is, for the reader.</param>
    /// <param name="scope">Is told of what is approximate.</param>
    /// <param name="bareTextIsSql">A plain string is SQL, as in postgresql_where; else it is a literal.</param>
    /// <param name="grouped">An operation stands in parentheses, as an index wants it.</param>
    public static string OrStandIn(
        PythonValue value, string what, RenderScope scope, bool bareTextIsSql = false, bool grouped = false)
    {
        if (value is TextValue text && bareTextIsSql)
        {
            return TextClause.Render(text.Text, ImmutableDictionary<string, PythonValue>.Empty, scope);
        }

        if (new ExpressionWriter(scope).Write(value) is { } written)
        {
            return grouped ? written.Grouped : written.Sql;
        }

        scope.Approximate($"{what} is not known: {Arguments.Reason(value)}");
        return "NULL";
    }

    /// <summary>The text of sa.text(…), also with .bindparams(…) behind it; null for anything else.</summary>
    public static string? OfText(CallValue call, RenderScope scope, IReadOnlyDictionary<string, PythonValue>? parameters = null)
    {
        if (call.Receiver is { } receiver)
        {
            return Arguments.LastName(call.Function) is "bindparams" or "columns" or "execution_options"
                ? OfText(receiver, scope, Parameters(call, parameters))
                : null;
        }

        bool isText = Arguments.IsSqlAlchemy(call.Function) && Arguments.LastName(call.Function) == "text";
        return isText && call.Arguments is [TextValue text, ..]
            ? TextClause.Render(text.Text, parameters ?? ImmutableDictionary<string, PythonValue>.Empty, scope)
            : null;
    }

    // .bindparams(a=1) and .bindparams(sa.bindparam("a", value=1))
    private static Dictionary<string, PythonValue> Parameters(CallValue method, IReadOnlyDictionary<string, PythonValue>? known)
    {
        Dictionary<string, PythonValue> parameters = new(method.Keywords, StringComparer.Ordinal);
        foreach (CallValue parameter in method.Arguments.OfType<CallValue>())
        {
            if (parameter.Arguments is [TextValue name, ..] && Arguments.Of(parameter, 1, "value") is { } value)
            {
                parameters[name.Text] = value;
            }
        }

        foreach (KeyValuePair<string, PythonValue> more in known ?? ImmutableDictionary<string, PythonValue>.Empty)
        {
            parameters[more.Key] = more.Value;
        }

        return parameters;
    }
}
