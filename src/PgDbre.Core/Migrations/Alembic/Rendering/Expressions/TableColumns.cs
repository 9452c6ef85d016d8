using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>A table of sa.table, sa.Table or op.create_table, used in a statement.</summary>
/// <param name="Schema">Its schema; null for the search path.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns with their types, null where a type is not known; in the order of the source.</param>
internal sealed record TableColumns(string? Schema, string Name, IReadOnlyList<KeyValuePair<string, PythonValue?>> Columns)
{
    /// <summary>schema.name, as SQL.</summary>
    public string ShownName => Names.Show(Schema, Name);

    /// <summary>The table; null for anything else.</summary>
    public static TableColumns? Of(PythonValue value)
    {
        if (value is not CallValue { Owner: null, Arguments: [TextValue name, ..] } call
            || Arguments.LastName(call.Function) is not ("table" or "Table" or "create_table"))
        {
            return null;
        }

        return new TableColumns(
            Arguments.Text(call.Keywords.GetValueOrDefault("schema"), "the schema"),
            name.Text,
            [.. call.Arguments.OfType<CallValue>().Where(IsColumn).Select(Column)]);
    }

    /// <summary>A column written t.c.name or t.columns.name; null for any other member.</summary>
    public static ColumnName? Of(MemberValue member) =>
        member.Owner is MemberValue { Name: "c" or "columns" } columns && Of(columns.Owner) is { } table
            ? new ColumnName(table, member.Name)
            : null;

    /// <summary>The type of a column; null if there is none, or it is not known.</summary>
    public SqlType? TypeOf(string column, RenderScope scope) =>
        Columns.FirstOrDefault(candidate => candidate.Key == column).Value is { } type
            ? TypeReader.Read(type, new RenderScope(scope.Operation, scope.Memory))
            : null;

    private static bool IsColumn(CallValue call) =>
        Arguments.LastName(call.Function) is "column" or "Column" && call.Arguments is [TextValue, ..];

    private static KeyValuePair<string, PythonValue?> Column(CallValue call)
    {
        PythonValue? type = Arguments.Of(call, 1, "type_");
        return KeyValuePair.Create(call.Arguments[0].AsText!, type is CallValue or ReferenceValue ? type : null);
    }
}
