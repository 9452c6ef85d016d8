using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PgDbre.Workload;

/// <summary>Values and settings as a user writes them in PowerShell, without PowerShell's wrapping.</summary>
internal static class QueryArguments
{
    /// <summary>Values for $1, $2 ….</summary>
    public static IReadOnlyList<object?> Values(object?[]? given) => [.. (given ?? []).Select(Unwrap)];

    /// <summary>Settings as the server reads them; $true and $false are on and off.</summary>
    public static IReadOnlyDictionary<string, string> Settings(Hashtable? given)
    {
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in given ?? [])
        {
            object? value = Unwrap(entry.Value);
            settings[entry.Key.ToString() ?? ""] = value switch
            {
                bool flag => flag ? "on" : "off",
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value?.ToString() ?? "",
            };
        }

        return settings;
    }

    private static object? Unwrap(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        object?[] list => list.Select(Unwrap).ToArray(),
        var plain => plain,
    };
}
