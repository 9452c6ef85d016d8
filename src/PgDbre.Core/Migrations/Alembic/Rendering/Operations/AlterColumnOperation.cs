using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Migrations.Alembic.Rendering.Tables;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>
/// op.alter_column: a statement for each of type, nullability, default, comment and name, in this order (ddl/postgresql.py and
/// ddl/impl.py, alter_column).
/// </summary>
internal static class AlterColumnOperation
{
    public static void Render(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 0);
        string name = Arguments.Name(arguments.Value(1, "column_name"), "the column");
        string table = $"ALTER TABLE {arguments.QualifiedTable}";
        string column = $"{table} ALTER COLUMN {Names.Show(name)}";
        RenderType(arguments, column, scope);
        if (Arguments.Flag(arguments.Keyword("nullable"), "nullable") is { } isNullable)
        {
            scope.Emit($"{column} {(isNullable ? "DROP NOT NULL" : "SET NOT NULL")}");
        }

        RenderDefault(arguments, name, column, scope);
        if (arguments.Keyword("comment") is { } comment and not BooleanValue { IsTrue: false })
        {
            scope.Emit($"COMMENT ON COLUMN {arguments.QualifiedTable}.{Names.Show(name)} IS "
                + SqlLiteral.Quote(Arguments.Text(comment, "the comment")));
        }

        string? newName = Arguments.Text(arguments.Keyword("new_column_name") ?? arguments.Keyword("name"), "the new name of the column");
        if (newName is not null)
        {
            scope.Emit($"{table} RENAME {Names.Show(name)} TO {Names.Show(newName)}");
        }
    }

    private static void RenderType(OperationArguments arguments, string column, RenderScope scope)
    {
        if (arguments.Keyword("type_") is not { } type || type is NoneValue)
        {
            return;
        }

        string sql = TypeReader.Read(type, scope).Sql;
        string conversion = arguments.Keyword("postgresql_using") is { } value and not NoneValue
            ? $" USING {ExpressionText.OrStandIn(value, "postgresql_using", scope, bareTextIsSql: true)}"
            : "";
        scope.Emit($"{column} TYPE {sql}{conversion}");
    }

    private static void RenderDefault(OperationArguments arguments, string name, string column, RenderScope scope)
    {
        if (arguments.Keyword("server_default") is not { } value || value is BooleanValue { IsTrue: false })
        {
            return;
        }

        PythonValue? existing = arguments.Keyword("existing_server_default");
        if (IsKind(value, "Computed") || IsKind(existing, "Computed"))
        {
            throw new UnrenderableException($"the column {name} is computed, which Alembic refuses to alter");
        }

        if (IsKind(value, "Identity") || IsKind(existing, "Identity"))
        {
            scope.Emit($"{column} {IdentityChange.Of(value as CallValue, existing)}");
            return;
        }

        scope.Emit(value is NoneValue ? $"{column} DROP DEFAULT" : $"{column} SET DEFAULT {DefaultText.Of(Inner(value), name, scope)}");
    }

    private static bool IsKind(PythonValue? value, string kind) => value is CallValue call && Arguments.LastName(call.Function) == kind;

    private static PythonValue Inner(PythonValue value) =>
        value is CallValue { Arguments: [var inner, ..] } && IsKind(value, "DefaultClause") ? inner : value;
}
