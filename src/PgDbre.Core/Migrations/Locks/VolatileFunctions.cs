using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Whether an expression gives another value for every row.</summary>
internal static class VolatileFunctions
{
    // What gram.y makes nodes of rather than calls; none of them is volatile by itself.
    private static readonly HashSet<string> Syntax = new(StringComparer.Ordinal)
    {
        "coalesce", "nullif", "greatest", "least", "trim", "treat", "grouping", "array", "current_date", "current_time",
        "current_timestamp", "localtime", "localtimestamp", "current_role", "current_user", "session_user", "system_user", "user",
        "current_catalog",
        "xmlconcat", "xmlelement", "xmlforest", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "json", "json_array", "json_scalar",
        "json_serialize", "json_value", "json_query", "json_exists",
    };

    /// <summary>
    /// True if it calls a volatile function, false if it calls none, null if it calls one that is neither of pg_catalog nor known from the
    /// schema: such a function is volatile unless CREATE FUNCTION says otherwise.
    /// </summary>
    public static bool? AreIn(SqlExpression expression, SchemaTypes types)
    {
        bool isKnown = true;
        foreach (FunctionCall call in expression.FunctionCalls)
        {
            bool? isVolatile = IsVolatile(call, types);
            if (isVolatile == true)
            {
                return true;
            }

            isKnown &= isVolatile is not null;
        }

        return isKnown ? false : null;
    }

    // Overloads cannot be told apart by their types here: one that is volatile is enough.
    private static bool? IsVolatile(FunctionCall call, SchemaTypes types)
    {
        bool mayBeSystem = call.Name.Schema is null or "pg_catalog";
        if (mayBeSystem && SystemFunctions.Contains(call.Name.Name))
        {
            return SystemFunctions.IsVolatile(call.Name.Name, ArgumentCount.Of(call));
        }

        return types.FunctionsOf(call.Name) is { Count: > 0 } own ? own.Any(function => function.IsVolatile)
            : call.Name.Schema is null && Syntax.Contains(call.Name.Name) ? false
            : null;
    }
}
