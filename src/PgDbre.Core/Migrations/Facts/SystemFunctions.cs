using System.Globalization;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// What is known of the functions of pg_catalog without a server: which exist on 13 to 18, and which of them are volatile, whatever the
/// version. Read from live servers.
/// </summary>
public static class SystemFunctions
{
    private const int AnyArguments = -1;

    // What the grammar makes of these is no function of pg_catalog, or one under another name (gram.y, func_expr_common_subexpr); none is
    // volatile.
    private static readonly string[] Syntax =
    [
        "coalesce", "collation", "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
        "current_user", "extract", "greatest", "grouping", "json", "json_array", "json_arrayagg", "json_exists", "json_object",
        "json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table", "json_value", "least", "localtime", "localtimestamp",
        "merge_action", "normalize", "nullif", "overlay", "position", "session_user", "substring", "system_user", "treat", "trim", "user",
        "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable",
    ];

    // Name → null for one that is not volatile, else the number of arguments with which it is.
    private static readonly Lazy<Dictionary<string, int?>> Functions = new(Read);

    /// <summary>True if pg_catalog has a function of that name, or the grammar one that is called like a function.</summary>
    public static bool Contains(string name) => Functions.Value.ContainsKey(name);

    /// <summary>True if it has one that is volatile with so many arguments.</summary>
    public static bool IsVolatile(string name, int arguments) =>
        Functions.Value.TryGetValue(name, out int? volatileWith) && (volatileWith == AnyArguments || volatileWith == arguments);

    private static Dictionary<string, int?> Read()
    {
        using Stream resource = typeof(SystemFunctions).Assembly.GetManifestResourceStream("SystemFunctions.txt")!;
        using StreamReader reader = new(resource);
        Dictionary<string, int?> functions = Syntax.ToDictionary(name => name, _ => (int?)null, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                string[] parts = line.Split(' ');
                int arguments = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : AnyArguments;
                functions[parts[0]] = parts.Length > 1 ? arguments : null;
            }
        }

        return functions;
    }
}
