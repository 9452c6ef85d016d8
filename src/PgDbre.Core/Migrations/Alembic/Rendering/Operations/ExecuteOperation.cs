using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>op.execute and the same of a connection or session: text, DDL objects, and statements built with SQLAlchemy.</summary>
internal static class ExecuteOperation
{
    private static readonly Dictionary<string, PythonValue> NoParameters = [];

    public static void Render(RenderScope scope)
    {
        CallValue call = scope.Operation.Call;
        PythonValue argument = call.Arguments.Count > 0
            ? call.Arguments[0]
            : call.Keywords.GetValueOrDefault("sqltext") ?? call.Keywords.GetValueOrDefault("statement")
                ?? throw new UnrenderableException("execute has no argument");
        string sql = Sql(argument, call, scope)
            ?? throw new UnrenderableException($"the SQL of {scope.Operation.Name} is not known: {Arguments.Reason(argument)}");
        if (!string.IsNullOrWhiteSpace(sql))
        {
            scope.Emit(RunTimeText.Fill(sql, scope));
        }
    }

    private static string? Sql(PythonValue argument, CallValue call, RenderScope scope) => argument switch
    {
        // A connection hands a string on as it is; op.execute makes it text(), where :name is a parameter.
        TextValue text => scope.Operation.Source == OperationSource.Op ? TextClause.Render(text.Text, NoParameters, scope) : text.Text,
        CallValue built => ExpressionText.OfText(built, scope, Parameters(call))
            ?? DefinitionText.Of(built, scope)
            ?? DataStatementText.Of(built, scope)
            ?? SelectText.Of(built, scope),
        _ => null,
    };

    // execute(text, {"a": 1}) and execute(text, [{"a": 1}])
    private static Dictionary<string, PythonValue> Parameters(CallValue call)
    {
        PythonValue? given = call.Arguments.Count > 1 ? call.Arguments[1]
            : call.Keywords.GetValueOrDefault("parameters") ?? call.Keywords.GetValueOrDefault("params");
        PythonValue? row = given is SequenceValue { Items: [var first, ..] } ? first : given;
        Dictionary<string, PythonValue> parameters = new(StringComparer.Ordinal);
        foreach (KeyValuePair<PythonValue, PythonValue> item in (row as DictionaryValue)?.Items ?? [])
        {
            if (item.Key.AsText is { } name)
            {
                parameters[name] = item.Value;
            }
        }

        return parameters;
    }
}
