using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>What the parameters of a local function are in a call of it.</summary>
internal static class CallParameters
{
    public static IReadOnlyDictionary<string, PythonValue> Of(
        CallExpression call, FunctionDefinition function, ConstantFolder folder, FoldContext context)
    {
        Dictionary<string, PythonValue> values = new(StringComparer.Ordinal);
        int position = 0;
        foreach (Parameter parameter in function.Parameters)
        {
            bool isPositional = parameter.Kind is ParameterKind.PositionalOnly or ParameterKind.PositionalOrKeyword;
            Expression? argument = isPositional && position < call.Arguments.Count ? call.Arguments[position] : null;
            position += isPositional ? 1 : 0;
            argument ??= call.Keywords.FirstOrDefault(keyword => keyword.Name == parameter.Name)?.Value;
            values[parameter.Name] = argument is not null and not StarredExpression ? folder.Fold(argument, context)
                : Default(call, function, parameter, folder);
        }

        return values;
    }

    private static PythonValue Default(CallExpression call, FunctionDefinition function, Parameter parameter, ConstantFolder folder)
    {
        bool isUnpacked = call.Arguments.Any(argument => argument is StarredExpression)
            || call.Keywords.Any(keyword => keyword.Name is null);
        return parameter.Default is not null && !isUnpacked
            ? folder.Fold(parameter.Default, FoldContext.At(folder.Names.Of(function).Parent!))
            : new UnknownValue(call, $"the parameter {parameter.Name} of {function.Name} is not known");
    }
}
