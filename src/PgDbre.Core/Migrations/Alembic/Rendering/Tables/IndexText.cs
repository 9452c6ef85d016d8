using System.Globalization;
using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>CREATE INDEX (dialects/postgresql/base.py, visit_create_index).</summary>
internal static class IndexText
{
    /// <summary>The index of Column(index=True).</summary>
    public static string OfColumn(ColumnSpec column, TableSpec table, RenderScope scope)
    {
        // Without a convention of its own a metadata names indexes this way (schema.py, DEFAULT_NAMING_CONVENTION: ix_%(column_0_label)s).
        NamedPlace place = new(table.Name, [column.Name]) { Schema = table.Schema };
        string template = scope.Memory.Options.NamingConvention.GetValueOrDefault("ix") ?? "ix_%(column_0_label)s";
        string name = new NamingConvention(new Dictionary<string, string> { ["ix"] = template }).Apply("ix", null, false, place)!;
        string shown = Names.Show(LongName.Fit(name, isFinal: true));
        return $"CREATE {(column.IsUnique ? "UNIQUE " : "")}INDEX {shown} ON {table.ShownName} ({Names.Show(column.Name)})";
    }

    /// <summary>sa.Index("name", "a", sa.text("lower(b)")) in a table.</summary>
    public static string OfIndex(CallValue call, TableSpec table, RenderScope scope) =>
        Of(call, Arguments.Of(call, 0, "name"), call.Arguments.Skip(1), table.Schema, table.Name, scope);

    /// <summary>Any index.</summary>
    public static string Of(
        CallValue call, PythonValue? name, IEnumerable<PythonValue> elements, string? schema, string table, RenderScope scope)
    {
        PythonValue? Option(string option) => call.Keywords.GetValueOrDefault(option);
        bool Flag(string option) => Arguments.Flag(Option(option), option) == true;
        IReadOnlyList<PythonValue> items = [.. elements];
        NamedPlace place = new(table, [.. items.Select(item => item.AsText).OfType<string>()]) { Schema = schema };
        string? method = Arguments.Text(Option("postgresql_using"), "postgresql_using");
        string? tablespace = Arguments.Text(Option("postgresql_tablespace"), "postgresql_tablespace");
        return $"CREATE {(Flag("unique") ? "UNIQUE " : "")}INDEX {(Flag("postgresql_concurrently") ? "CONCURRENTLY " : "")}"
            + $"{(Flag("if_not_exists") ? "IF NOT EXISTS " : "")}{Names.Show(Name(name, call, place, scope))} "
            + $"ON {Names.Show(schema, table)} "
            + (string.IsNullOrEmpty(method) ? "" : $"USING {method.ToLowerInvariant()} ")
            + $"({string.Join(", ", items.Select(item => Element(item, Option("postgresql_ops"), scope)))})"
            + ConstraintText.Include(call)
            + ConstraintText.NullsDistinct(call, before: " ")
            + With(Option("postgresql_with"))
            + (string.IsNullOrEmpty(tablespace) ? "" : $" TABLESPACE {Names.Show(tablespace)}")
            + Where(Option("postgresql_where"), scope);
    }

    private static string Name(PythonValue? name, CallValue call, NamedPlace place, RenderScope scope) =>
        ConstraintText.FinalName("ix", name, call, place, scope) ?? throw new UnrenderableException("an index has no name");

    private static string Element(PythonValue element, PythonValue? operatorClasses, RenderScope scope)
    {
        string sql = element is TextValue column
            ? Names.Show(column.Text)
            : ExpressionText.OrStandIn(element, "an expression of the index", scope, grouped: true);
        return ColumnName(element) is { } name && operatorClasses is DictionaryValue classes
            && classes.Items.FirstOrDefault(item => item.Key.AsText == name).Value is { } found
                ? $"{sql} {Arguments.Name(found, "an operator class")}"
                : sql;
    }

    // What SQLAlchemy calls the key of an expression: the name of a column, the label of anything else.
    private static string? ColumnName(PythonValue element) => element switch
    {
        TextValue text => text.Text,
        CallValue { Receiver: { } receiver } method when Arguments.LastName(method.Function) == "label" && receiver is not null =>
            method.Arguments is [TextValue label] ? label.Text : null,
        CallValue { Receiver: null, Arguments: [TextValue column, ..] } call
            when Arguments.LastName(call.Function) is "column" or "literal_column" or "Column" => column.Text,
        _ => null,
    };

    private static string With(PythonValue? parameters)
    {
        if (parameters is null or NoneValue)
        {
            return "";
        }

        if (parameters is not DictionaryValue known)
        {
            throw Arguments.Unknown(parameters, "postgresql_with");
        }

        return known.Items.Count == 0 ? "" : $" WITH ({string.Join(", ", known.Items.Select(Parameter))})";
    }

    private static string Parameter(KeyValuePair<PythonValue, PythonValue> item) =>
        $"{Arguments.Name(item.Key, "a storage parameter")} = " + item.Value switch
        {
            TextValue text => text.Text,
            IntegerValue number => number.Number.ToString(CultureInfo.InvariantCulture),
            BooleanValue flag => flag.IsTrue ? "True" : "False",
            _ => throw Arguments.Unknown(item.Value, "a storage parameter"),
        };

    private static string Where(PythonValue? condition, RenderScope scope) => condition is null or NoneValue
        ? ""
        : $" WHERE {ExpressionText.OrStandIn(condition, "postgresql_where", scope, bareTextIsSql: true)}";
}
