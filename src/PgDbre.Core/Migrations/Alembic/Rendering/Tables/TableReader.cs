using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>Reads op.create_table("t", sa.Column(…), sa.PrimaryKeyConstraint(…), schema="s").</summary>
internal static class TableReader
{
    /// <summary>Columns, constraints and indexes of the call; None among them is left out.</summary>
    public static IReadOnlyList<CallValue> Items(CallValue call) => [.. call.Arguments.Skip(1).OfType<CallValue>()];

    public static TableSpec Read(CallValue call, IEnumerable<PythonValue> items, RenderScope scope)
    {
        List<ColumnSpec> columns = [];
        HashSet<string> referencing = new(StringComparer.Ordinal);
        CallValue? key = null;
        foreach (PythonValue item in items)
        {
            if (item is not CallValue known)
            {
                Skip(item, scope);
            }
            else if (ColumnReader.IsColumn(known))
            {
                columns.Add(ColumnReader.Read(known, scope));
            }
            else if (Arguments.LastName(known.Function) == "PrimaryKeyConstraint")
            {
                key = known;
            }
            else if (Arguments.LastName(known.Function) == "ForeignKeyConstraint")
            {
                referencing.UnionWith(ForeignKeySpec.OfTable(known).Columns);
            }
            else if (Arguments.LastName(known.Function) is not ("UniqueConstraint" or "CheckConstraint" or "ExcludeConstraint" or "Index"))
            {
                Skip(item, scope);
            }
        }

        IReadOnlyList<string> keyColumns = key is null ? [] : [.. key.Arguments.Select(column => Arguments.Name(column, "a key column"))];
        return new TableSpec(
            Arguments.Text(call.Keywords.GetValueOrDefault("schema"), "the schema"),
            Arguments.Name(Arguments.Of(call, 0, "table_name"), "the table"),
            [.. columns.Select(column => column with { IsKey = keyColumns.Count > 0 ? keyColumns.Contains(column.Name) : column.IsKey })])
        {
            Key = key,
            KeyColumns = keyColumns,
            ForeignKeyColumns = referencing,
        };
    }

    private static void Skip(PythonValue item, RenderScope scope)
    {
        if (item is not NoneValue)
        {
            scope.Approximate($"a part of the table is not known: {Arguments.Reason(item)}");
        }
    }
}
