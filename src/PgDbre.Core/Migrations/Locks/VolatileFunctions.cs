using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Which functions give another value for every row.</summary>
internal static class VolatileFunctions
{
    // pg_proc.provolatile <> 'v' among what defaults call; the words that SQL spells without parentheses are stable as well.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "current_date", "current_time", "localtimestamp", "localtime",
        "current_user", "session_user", "user", "current_role", "current_catalog", "current_schema", "current_setting", "coalesce", "nullif",
        "lower", "upper", "concat", "to_tsvector", "jsonb_build_object", "jsonb_build_array", "json_build_object", "json_build_array", "array",
        "row", "greatest", "least", "date_trunc", "to_char", "to_date", "to_timestamp", "make_interval", "make_date", "md5", "length", "abs",
        "round", "floor", "ceil", "substring", "timezone", "extract", "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange",
    };

    /// <summary>True if one is called. A function that is not known counts as volatile, as CREATE FUNCTION makes them.</summary>
    public static bool AreIn(SqlExpression expression) =>
        expression.FunctionCalls.Any(call => call.Name.Schema is not (null or "pg_catalog") || !Known.Contains(call.Name.Name));
}
