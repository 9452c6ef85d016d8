using System.Globalization;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// What is known of the functions of pg_catalog without a server: which exist on 13 to 18, and which of them are volatile, whatever the
/// version. Read from live servers.
/// </summary>
public static class SystemFunctions
{
    private const int AnyArguments = -1;

    // Name → null for one that is not volatile, else the number of arguments with which it is.
    private static readonly Lazy<Dictionary<string, int?>> Functions = new(Read);

    /// <summary>True if pg_catalog has a function of that name.</summary>
    public static bool Contains(string name) => Functions.Value.ContainsKey(name);

    /// <summary>True if it has one that is volatile with so many arguments.</summary>
    public static bool IsVolatile(string name, int arguments) =>
        Functions.Value.TryGetValue(name, out int? volatileWith) && (volatileWith == AnyArguments || volatileWith == arguments);

    private static Dictionary<string, int?> Read()
    {
        using Stream resource = typeof(SystemFunctions).Assembly.GetManifestResourceStream("SystemFunctions.txt")!;
        using StreamReader reader = new(resource);
        Dictionary<string, int?> functions = new(StringComparer.Ordinal);
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
