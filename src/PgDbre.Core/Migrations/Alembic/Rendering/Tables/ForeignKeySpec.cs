using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>A foreign key.</summary>
/// <param name="Call">The call with its options: ondelete, deferrable …</param>
/// <param name="Name">Its name; null or None for none.</param>
/// <param name="Columns">The referencing columns.</param>
/// <param name="ReferredSchema">The schema of the other table; null for the search path.</param>
/// <param name="ReferredTable">The other table.</param>
/// <param name="ReferredColumns">Its columns.</param>
internal sealed record ForeignKeySpec(
    CallValue Call,
    PythonValue? Name,
    IReadOnlyList<string> Columns,
    string? ReferredSchema,
    string ReferredTable,
    IReadOnlyList<string> ReferredColumns)
{
    /// <summary>sa.ForeignKey("schema.table.column") of a column.</summary>
    public static ForeignKeySpec OfColumn(CallValue call, string column) =>
        Of(call, call.Keywords.GetValueOrDefault("name"), [column], [Target(Arguments.Of(call, 0, "column"))]);

    /// <summary>sa.ForeignKeyConstraint(["a"], ["table.column"]).</summary>
    public static ForeignKeySpec OfTable(CallValue call) => Of(
        call,
        Arguments.Of(call, 2, "name"),
        Arguments.Names(Arguments.Of(call, 0, "columns"), "the columns of a foreign key"),
        [.. Arguments.Items(Arguments.Of(call, 1, "refcolumns"), "the columns a foreign key refers to").Select(Target)]);

    private static ForeignKeySpec Of(CallValue call, PythonValue? name, IReadOnlyList<string> columns, IReadOnlyList<string> targets)
    {
        if (targets.Count == 0)
        {
            throw new UnrenderableException("a foreign key refers to nothing");
        }

        string[] first = targets[0].Split('.');
        if (first.Length < 2)
        {
            throw new UnrenderableException($"a foreign key refers to {targets[0]}, which names no table and column");
        }

        string? schema = first.Length > 2 ? string.Join('.', first[..^2]) : null;
        return new ForeignKeySpec(call, name, columns, schema, first[^2], [.. targets.Select(target => Arguments.LastName(target))]);
    }

    private static string Target(PythonValue? value) => Arguments.Name(value, "what a foreign key refers to");
}
