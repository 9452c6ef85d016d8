using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>The SQL of op.execute, bind.execute and session.execute.</summary>
internal static class SqlArgument
{
    /// <summary>The text, or why it is not known. A statement built with SQLAlchemy is neither: its tree is the argument.</summary>
    public static (string? Sql, string? Reason) Read(CallValue call)
    {
        PythonValue? argument = call.Arguments.Count > 0 ? call.Arguments[0]
            : call.Keywords.GetValueOrDefault("sqltext") ?? call.Keywords.GetValueOrDefault("statement");
        return argument is null ? (null, "it has no argument") : Text(argument);
    }

    private static (string? Sql, string? Reason) Text(PythonValue value) => value switch
    {
        TextValue text => (text.Text, null),
        UnknownValue unknown => (null, unknown.Reason),
        CallValue call when IsText(call.Function) => call.Arguments.Count > 0 ? Text(call.Arguments[0]) : (null, "text() has no argument"),
        // text("…").bindparams(…) and its kin leave the text as it is.
        CallValue { Receiver: { } receiver } when IsText(receiver.Function) => Text(receiver),
        CallValue => (null, null),
        _ => (null, "it is no text"),
    };

    private static bool IsText(string function) => function
        is "sqlalchemy.text" or "sqlalchemy.sql.text" or "sqlalchemy.sql.expression.text"
        or "sqlalchemy.DDL" or "sqlalchemy.schema.DDL";
}
