using PgDbre.Core.Migrations.Alembic.Rendering.Tables;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>create_… and drop_constraint.</summary>
internal static class ConstraintOperations
{
    public static void ForeignKey(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1, "source_table");
        ForeignKeySpec key = new(
            arguments.Call,
            arguments.Value(0, "constraint_name"),
            Arguments.Names(arguments.Value(3, "local_cols"), "the columns of a foreign key"),
            Arguments.Text(arguments.Keyword("referent_schema"), "the schema of the other table"),
            Arguments.Name(arguments.Value(2, "referent_table"), "the table a foreign key refers to"),
            Arguments.Names(arguments.Value(4, "remote_cols"), "the columns a foreign key refers to"));
        string table = Names.Show(arguments.Schema("source_schema"), arguments.Table);
        scope.Emit($"ALTER TABLE {table} ADD {ConstraintText.ForeignKey(key, arguments.Table, scope)}");
    }

    public static void Unique(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        IReadOnlyList<string> columns = Arguments.Names(arguments.Value(2, "columns"), "the columns of a unique constraint");
        Add(arguments, ConstraintText.Unique(
            columns, arguments.Value(0, "constraint_name"), arguments.Call, arguments.Table, scope), scope);
    }

    public static void PrimaryKey(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        IReadOnlyList<string> columns = Arguments.Names(arguments.Value(2, "columns"), "the columns of a primary key");
        Add(arguments, ConstraintText.PrimaryKey(
            columns, arguments.Value(0, "constraint_name"), arguments.Call, arguments.Table, scope), scope);
    }

    public static void Check(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        Add(arguments, ConstraintText.Check(
            arguments.Value(2, "condition"), arguments.Value(0, "constraint_name"), arguments.Call, arguments.Table, scope), scope);
    }

    public static void Exclude(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        Add(arguments, ConstraintText.Exclude(
            arguments.Rest(2), arguments.Value(0, "constraint_name"), arguments.Call, arguments.Table, scope), scope);
    }

    public static void Drop(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        string? type = Arguments.Text(arguments.Value(2, "type_"), "the kind of the constraint");
        string kind = type switch { "foreignkey" => "fk", "primary" => "pk", "unique" => "uq", "check" => "ck", _ => "" };
        string name = ConstraintText.FinalName(
            kind, arguments.Value(0, "constraint_name"), arguments.Call, new NamedPlace(arguments.Table, []), scope)
            ?? throw new UnrenderableException("drop_constraint has no name");
        scope.Emit($"ALTER TABLE {arguments.QualifiedTable} DROP CONSTRAINT {TableOperations.IfExists(arguments)}{Names.Show(name)}");
    }

    private static void Add(OperationArguments arguments, string constraint, RenderScope scope) =>
        scope.Emit($"ALTER TABLE {arguments.QualifiedTable} ADD {constraint}");
}
