using PgDbre.Core.Migrations.Alembic.Rendering.Tables;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>op.create_table: types, the table, its indexes, its comments, in this order (ddl/impl.py, create_table).</summary>
internal static class CreateTableOperation
{
    public static void Render(RenderScope scope)
    {
        CallValue call = scope.Operation.Call;
        Render(call, TableReader.Read(call, call.Arguments.Skip(1), scope), scope);
    }

    /// <summary>The statements of a table that a call describes.</summary>
    public static void Render(CallValue call, TableSpec table, RenderScope scope)
    {
        CreateTypes(table, scope);
        scope.Emit(TableText.Of(table, call, scope));
        foreach (ColumnSpec column in table.Columns.Where(column => column.IsIndexed))
        {
            scope.Emit(IndexText.OfColumn(column, table, scope), isHidden: true);
        }

        foreach (CallValue index in TableReader.Items(call).Where(item => Arguments.LastName(item.Function) == "Index"))
        {
            scope.Emit(IndexText.OfIndex(index, table, scope));
        }

        if (Arguments.Text(call.Keywords.GetValueOrDefault("comment"), "the comment") is { Length: > 0 } comment)
        {
            scope.Emit($"COMMENT ON TABLE {table.ShownName} IS {SqlLiteral.Quote(comment)}");
        }

        foreach (ColumnSpec column in table.Columns)
        {
            ColumnComment(column, table.ShownName, scope);
        }
    }

    /// <summary>COMMENT ON COLUMN, if the column has one.</summary>
    public static void ColumnComment(ColumnSpec column, string table, RenderScope scope)
    {
        if (!string.IsNullOrEmpty(column.Comment))
        {
            scope.Emit($"COMMENT ON COLUMN {table}.{Names.Show(column.Name)} IS {SqlLiteral.Quote(column.Comment)}");
        }
    }

    private static void CreateTypes(TableSpec table, RenderScope scope)
    {
        foreach (ColumnSpec column in table.Columns)
        {
            // What the type itself approximates is told with the table.
            EnumType? type = column.ReadType(new RenderScope(scope.Operation, scope.Memory)).Enum?.In(table.Schema);
            if (type is { IsNative: true, IsCreatedWithTable: true, Name: not null } && scope.Memory.IsNewType(type.Schema, type.Name))
            {
                scope.Emit(type.Create(scope), isHidden: true);
            }
        }
    }
}
