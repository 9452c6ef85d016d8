using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>Reads sa.Column("name", type, ForeignKey(…), nullable=False, …).</summary>
internal static class ColumnReader
{
    /// <summary>A column of SQLAlchemy or of a subclass.</summary>
    public static bool IsColumn(CallValue call) => Arguments.LastName(call.Function) == "Column";

    public static ColumnSpec Read(CallValue call, RenderScope scope)
    {
        Arguments.RequireWhole(call);
        List<PythonValue> rest = [.. call.Arguments];
        PythonValue? name = call.Keywords.GetValueOrDefault("name") ?? Take(rest);
        PythonValue? type = call.Keywords.GetValueOrDefault("type_");
        if (type is null && rest.Count > 0 && !IsSchemaItem(rest[0]))
        {
            type = Take(rest);
        }

        ColumnSpec column = WithKeywords(call, new ColumnSpec { Name = Arguments.Name(name, "the name of a column"), Type = type });
        return rest.Aggregate(column, (known, item) => With(known, item, scope));
    }

    private static ColumnSpec WithKeywords(CallValue call, ColumnSpec column)
    {
        PythonValue? Keyword(string name) => call.Keywords.GetValueOrDefault(name) is { } value and not NoneValue ? value : null;
        bool Flag(string name) => Arguments.Flag(Keyword(name), $"{name} of the column {column.Name}") ?? false;
        PythonValue? autoincrement = Keyword("autoincrement");
        PythonValue? ownDefault = Keyword("default");
        bool isSequence = ownDefault is CallValue { Function: var function } && Arguments.LastName(function) == "Sequence";
        ColumnSpec read = column with
        {
            Nullable = Arguments.Flag(Keyword("nullable"), $"nullable of the column {column.Name}"),
            IsKey = Flag("primary_key"),
            IsIndexed = Flag("index"),
            IsUnique = Flag("unique"),
            Comment = Arguments.Text(Keyword("comment"), $"the comment of the column {column.Name}"),
            HasClientDefault = ownDefault is not null && !isSequence,
            HasSequence = isSequence,
            Autoincrement = (autoincrement as BooleanValue)?.IsTrue,
            IgnoresForeignKeys = autoincrement?.AsText == "ignore_fk",
        };
        return Keyword("server_default") is { } serverDefault ? WithServerDefault(read, serverDefault) : read;
    }

    // server_default=sa.Identity() is the same as sa.Identity() beside the type; DefaultClause("x") is "x".
    private static ColumnSpec WithServerDefault(ColumnSpec column, PythonValue value) => Kind(value) switch
    {
        "Identity" => column with { Identity = (CallValue)value },
        "Computed" => column with { Computed = (CallValue)value },
        "DefaultClause" when value is CallValue { Arguments: [var inner, ..] } => column with { ServerDefault = inner },
        "FetchedValue" => column,
        _ => column with { ServerDefault = value },
    };

    private static ColumnSpec With(ColumnSpec column, PythonValue item, RenderScope scope)
    {
        CallValue? call = item as CallValue;
        switch (Kind(item))
        {
            case "ForeignKey":
                return column with { ForeignKeys = [.. column.ForeignKeys, call!] };
            case "CheckConstraint":
                return column with { Checks = [.. column.Checks, call!] };
            case "Identity" or "Computed" or "DefaultClause" or "FetchedValue":
                return WithServerDefault(column, item);
            case "Sequence":
                return column with { HasSequence = true };
            default:
                if (item is not NoneValue)
                {
                    scope.Approximate($"a part of the column {column.Name} is not known: {Arguments.Reason(item)}");
                }

                return column;
        }
    }

    private static bool IsSchemaItem(PythonValue value) =>
        Kind(value) is "ForeignKey" or "CheckConstraint" or "Identity" or "Computed" or "DefaultClause" or "FetchedValue" or "Sequence";

    private static string? Kind(PythonValue value) => value switch
    {
        CallValue { Receiver: null } call => Arguments.LastName(call.Function),
        ReferenceValue reference => Arguments.LastName(reference.DottedName),
        _ => null,
    };

    private static PythonValue? Take(List<PythonValue> arguments)
    {
        if (arguments.Count == 0)
        {
            return null;
        }

        PythonValue first = arguments[0];
        arguments.RemoveAt(0);
        return first;
    }
}
