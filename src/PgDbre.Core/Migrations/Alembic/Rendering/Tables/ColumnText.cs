using System.Text;
using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>A column of CREATE TABLE and ADD COLUMN (dialects/postgresql/base.py, get_column_specification).</summary>
internal static class ColumnText
{
    /// <summary>name type DEFAULT … NOT NULL CHECK (…).</summary>
    /// <param name="column">The column.</param>
    /// <param name="isAutomatic">It is the key that SQLAlchemy lets the server count.</param>
    /// <param name="table">The table it is for.</param>
    /// <param name="scope">Is told of what is approximate.</param>
    public static string Of(ColumnSpec column, bool isAutomatic, TableSpec table, RenderScope scope)
    {
        StringBuilder text = new StringBuilder(Names.Show(column.Name)).Append(' ');
        SqlType type = column.ReadType(scope);
        if (isAutomatic && column.Identity is null && type.Serial is { } serial && !column.HasClientDefault && !column.HasSequence)
        {
            text.Append(serial);
        }
        else
        {
            text.Append(type.Enum is { } enumType ? InSchema(type, enumType, table.Schema) : type.Sql);
            if (column.ServerDefault is { } value)
            {
                text.Append(" DEFAULT ").Append(DefaultText.Of(value, column.Name, scope));
            }
        }

        AddGenerated(text, column, scope);
        text.Append((column.IsNullable, column.Identity) switch
        {
            (false, null) => " NOT NULL",
            (true, not null) => " NULL",
            _ => "",
        });
        foreach (CallValue check in column.Checks)
        {
            text.Append(' ').Append(ConstraintText.Check(check, table, scope));
        }

        return text.ToString();
    }

    private static void AddGenerated(StringBuilder text, ColumnSpec column, RenderScope scope)
    {
        if (column.Computed is { } computed)
        {
            if (Arguments.Flag(Arguments.Of(computed, 1, "persisted"), "persisted of Computed") == false)
            {
                throw new UnrenderableException($"the column {column.Name} is computed but not stored, which SQLAlchemy 2.0 refuses");
            }

            PythonValue expression = Arguments.Of(computed, 0, "sqltext")
                ?? throw new UnrenderableException($"the column {column.Name} is computed from nothing");
            string sql = ExpressionText.OrStandIn(expression, $"the expression of the column {column.Name}", scope, bareTextIsSql: true);
            text.Append(" GENERATED ALWAYS AS (").Append(sql).Append(") STORED");
        }

        if (column.Identity is { } identity)
        {
            text.Append(' ').Append(SequenceText.Identity(identity));
        }
    }

    private static string InSchema(SqlType type, EnumType enumType, string? tableSchema) =>
        enumType is { IsNative: true, InheritsSchema: true }
            ? type.Sql.Replace(enumType.ShownName, enumType.In(tableSchema).ShownName, StringComparison.Ordinal)
            : type.Sql;
}
