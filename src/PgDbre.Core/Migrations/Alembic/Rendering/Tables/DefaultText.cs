using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>What stands behind DEFAULT.</summary>
internal static class DefaultText
{
    /// <summary>A string is a literal, whatever it says; an expression is SQL.</summary>
    public static string Of(PythonValue value, string column, RenderScope scope) => value switch
    {
        TextValue text => SqlLiteral.Quote(text.Text),
        IntegerValue or FloatValue or BooleanValue => throw new UnrenderableException(
            $"server_default of the column {column} is no string, which SQLAlchemy refuses"),
        _ => ExpressionText.OrStandIn(value, $"server_default of the column {column}", scope),
    };
}
