using PgDbre.Core.Migrations.Alembic.Rendering.Tables;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>op.add_column: the column, then each constraint, index and comment as a statement of its own (operations/toimpl.py).</summary>
internal static class AddColumnOperation
{
    public static void Render(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 0);
        if (arguments.Value(1, "column") is not CallValue call || !ColumnReader.IsColumn(call))
        {
            throw arguments.Value(1, "column") is { } unknown
                ? Arguments.Unknown(unknown, "the column")
                : new UnrenderableException("add_column has no column");
        }

        ColumnSpec column = ColumnReader.Read(call, scope);
        TableSpec table = new(arguments.Schema(), arguments.Table, [column]);
        bool ifNotExists = Arguments.Flag(arguments.Keyword("if_not_exists"), "if_not_exists") == true;
        string text = ColumnText.Of(column, table.AutomaticKey(scope) is not null, table, scope);
        ColumnSpec rest = column;
        if (column.IsKey && Arguments.Flag(arguments.Keyword("inline_primary_key"), "inline_primary_key") == true)
        {
            text += " PRIMARY KEY";
        }

        if (column.ForeignKeys is [var key] && Arguments.Flag(arguments.Keyword("inline_references"), "inline_references") == true)
        {
            ForeignKeySpec target = ForeignKeySpec.OfColumn(key, column.Name);
            text += $" REFERENCES {Names.Show(target.ReferredSchema, target.ReferredTable)} ({Names.List(target.ReferredColumns)})";
            rest = column with { ForeignKeys = [] };
        }

        scope.Emit($"ALTER TABLE {table.ShownName} ADD COLUMN {(ifNotExists ? "IF NOT EXISTS " : "")}{text}");
        RenderRest(rest, table, scope);
    }

    private static void RenderRest(ColumnSpec column, TableSpec table, RenderScope scope)
    {
        foreach (string constraint in TableText.OfColumn(column, table, scope))
        {
            scope.Emit($"ALTER TABLE {table.ShownName} ADD {constraint}", isHidden: true);
        }

        if (column.IsIndexed)
        {
            scope.Emit(IndexText.OfColumn(column, table, scope), isHidden: true);
        }

        CreateTableOperation.ColumnComment(column, table.ShownName, scope);
    }
}
