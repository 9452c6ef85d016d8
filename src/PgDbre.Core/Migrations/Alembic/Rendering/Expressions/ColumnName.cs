namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>A column of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The column.</param>
internal sealed record ColumnName(TableColumns Table, string Name)
{
    /// <summary>As SQL, with the table before it if asked for.</summary>
    public string Show(bool withTable) => withTable ? $"{Table.ShownName}.{Names.Show(Name)}" : Names.Show(Name);
}
