using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>A table with what is known of its columns and constraints.</summary>
/// <param name="Schema">Its schema; null for the search path.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, those of the key marked.</param>
internal sealed record TableSpec(string? Schema, string Name, IReadOnlyList<ColumnSpec> Columns)
{
    /// <summary>PrimaryKeyConstraint, where the script gives one.</summary>
    public CallValue? Key { get; init; }

    /// <summary>Its columns, in the order the script gives them.</summary>
    public IReadOnlyList<string> KeyColumns { get; init; } = [];

    /// <summary>Columns of a foreign key of the table.</summary>
    public IReadOnlySet<string> ForeignKeyColumns { get; init; } = new HashSet<string>();

    /// <summary>schema.name, as SQL.</summary>
    public string ShownName => Names.Show(Schema, Name);

    /// <summary>The key column that the server counts; null for none (schema.py, PrimaryKeyConstraint._autoincrement_column).</summary>
    public ColumnSpec? AutomaticKey(RenderScope scope)
    {
        IReadOnlyList<ColumnSpec> keys = [.. Columns.Where(column => column.IsKey)];
        return keys.FirstOrDefault(column => column.Autoincrement == true)
            ?? (keys is [{ Autoincrement: null } only] && CanCount(only, scope) ? only : null);
    }

    private bool CanCount(ColumnSpec column, RenderScope scope) =>
        column.Type is not null
        && column.ReadType(new RenderScope(scope.Operation, scope.Memory)).Serial is not null
        && !column.HasClientDefault
        && column.ServerDefault is null
        && column.Computed is null
        && (column.IgnoresForeignKeys || (column.ForeignKeys.Count == 0 && !ForeignKeyColumns.Contains(column.Name)));
}
