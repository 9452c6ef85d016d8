using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>Operations of one statement on a table.</summary>
internal static class TableOperations
{
    public static void Drop(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 0);
        scope.Emit($"DROP TABLE {IfExists(arguments)}{arguments.QualifiedTable}");
    }

    public static void Rename(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 0, "old_table_name");
        string name = Arguments.Name(arguments.Value(1, "new_table_name"), "the new name of the table");
        string table = Names.Show(Arguments.Text(arguments.Value(2, "schema"), "the schema"), arguments.Table);
        scope.Emit($"ALTER TABLE {table} RENAME TO {Names.Show(name)}");
    }

    public static void DropColumn(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 0);
        string column = Arguments.Name(arguments.Value(1, "column_name"), "the column");
        scope.Emit($"ALTER TABLE {arguments.QualifiedTable} DROP COLUMN {IfExists(arguments)}{Names.Show(column)}");
    }

    public static void Comment(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 0);
        string? comment = Arguments.Text(arguments.Value(1, "comment"), "the comment");
        scope.Emit($"COMMENT ON TABLE {arguments.QualifiedTable} IS {SqlLiteral.Quote(comment)}");
    }

    public static void DropComment(RenderScope scope) =>
        scope.Emit($"COMMENT ON TABLE {new OperationArguments(scope.Operation, 0).QualifiedTable} IS NULL");

    /// <summary>IF EXISTS, where the operation asks for it.</summary>
    public static string IfExists(OperationArguments arguments) =>
        Arguments.Flag(arguments.Keyword("if_exists"), "if_exists") == true ? "IF EXISTS " : "";
}
