using System.Text;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>CREATE TABLE (sql/compiler.py, visit_create_table).</summary>
internal static class TableText
{
    private static readonly Dictionary<string, PythonValue> NoOptions = [];

    public static string Of(TableSpec table, CallValue call, RenderScope scope)
    {
        ColumnSpec? automatic = table.AutomaticKey(scope);
        List<string> parts = [.. table.Columns.Select(column => ColumnText.Of(column, column == automatic, table, scope))];
        parts.AddRange(Constraints(table, automatic, call, scope));
        string prefixes = string.Concat(
            Arguments.Names(call.Keywords.GetValueOrDefault("prefixes"), "prefixes").Select(prefix => $"{prefix} "));
        bool ifNotExists = Arguments.Flag(call.Keywords.GetValueOrDefault("if_not_exists"), "if_not_exists") == true;
        return $"CREATE {prefixes}TABLE {(ifNotExists ? "IF NOT EXISTS " : "")}{table.ShownName} (\n    "
            + $"{string.Join(",\n    ", parts)}\n){Options(call)}";
    }

    // The key first, then what the script lists, then what columns bring along.
    private static IEnumerable<string> Constraints(TableSpec table, ColumnSpec? automatic, CallValue call, RenderScope scope)
    {
        IReadOnlyList<string> implied = [.. table.Columns.Where(column => column.IsKey)
            .OrderBy(column => column == automatic ? 0 : 1).Select(column => column.Name)];
        if (implied.Count > 0)
        {
            IReadOnlyList<string> columns = table.KeyColumns.Count > 0 ? table.KeyColumns : implied;
            yield return ConstraintText.PrimaryKey(
                columns, table.Key?.Keywords.GetValueOrDefault("name"), table.Key ?? call with { Keywords = NoOptions }, table.Name, scope);
        }

        foreach (CallValue item in TableReader.Items(call))
        {
            if (OfItem(item, table, scope) is { } text)
            {
                yield return text;
            }
        }

        foreach (ColumnSpec column in table.Columns)
        {
            foreach (string text in OfColumn(column, table, scope))
            {
                yield return text;
            }
        }
    }

    private static string? OfItem(CallValue item, TableSpec table, RenderScope scope) => Arguments.LastName(item.Function) switch
    {
        "ForeignKeyConstraint" when !UsesAlter(item) => ConstraintText.ForeignKey(ForeignKeySpec.OfTable(item), table.Name, scope),
        "UniqueConstraint" when item.Arguments.Count > 0 => ConstraintText.Unique(
            [.. item.Arguments.Select(column => Arguments.Name(column, "a unique column"))],
            item.Keywords.GetValueOrDefault("name"), item, table.Name, scope),
        "CheckConstraint" => ConstraintText.Check(item, table, scope),
        "ExcludeConstraint" => ConstraintText.Exclude(
            item.Arguments, item.Keywords.GetValueOrDefault("name"), item, table.Name, scope),
        _ => null,
    };

    /// <summary>Constraints that a column brings along: unique=True, sa.ForeignKey, the CHECK of an Enum that is no type.</summary>
    public static IEnumerable<string> OfColumn(ColumnSpec column, TableSpec table, RenderScope scope)
    {
        if (column is { IsUnique: true, IsIndexed: false })
        {
            yield return ConstraintText.Unique([column.Name], null, scope.Operation.Call with { Keywords = NoOptions }, table.Name, scope);
        }

        foreach (CallValue key in column.ForeignKeys.Where(key => !UsesAlter(key)))
        {
            yield return ConstraintText.ForeignKey(ForeignKeySpec.OfColumn(key, column.Name), table.Name, scope);
        }

        EnumType? type = column.Type is null ? null : column.ReadType(new RenderScope(scope.Operation, scope.Memory)).Enum;
        if (type is { IsNative: false, HasCheck: true, Labels: { } labels })
        {
            string name = type.Name is null ? "" : $"CONSTRAINT {Names.Show(type.Name)} ";
            string list = string.Join(", ", labels.Select(label => SqlLiteral.Quote(label)));
            yield return $"{name}CHECK ({Names.Show(column.Name)} IN ({list}))";
        }
    }

    // Such a key is left to an ALTER TABLE of create_all, which Alembic does not call.
    private static bool UsesAlter(CallValue key) => Arguments.Flag(key.Keywords.GetValueOrDefault("use_alter"), "use_alter") == true;

    private static string Options(CallValue call)
    {
        string? Text(string name) => Arguments.Text(call.Keywords.GetValueOrDefault(name), name);
        StringBuilder options = new();
        if (call.Keywords.GetValueOrDefault("postgresql_inherits") is { } parents and not NoneValue)
        {
            options.Append($"\nINHERITS ({Names.List(Arguments.Names(parents, "postgresql_inherits"))})");
        }

        Add(options, "PARTITION BY", Text("postgresql_partition_by"));
        Add(options, "USING", Text("postgresql_using"));
        options.Append(Arguments.Flag(call.Keywords.GetValueOrDefault("postgresql_with_oids"), "postgresql_with_oids") switch
        {
            true => "\nWITH OIDS",
            false => "\nWITHOUT OIDS",
            null => "",
        });
        Add(options, "ON COMMIT", Text("postgresql_on_commit")?.Replace('_', ' ').ToUpperInvariant());
        Add(options, "TABLESPACE", Text("postgresql_tablespace") is { Length: > 0 } space ? Names.Show(space) : null);
        return options.ToString();
    }

    private static void Add(StringBuilder options, string words, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            options.Append('\n').Append(words).Append(' ').Append(value);
        }
    }
}
