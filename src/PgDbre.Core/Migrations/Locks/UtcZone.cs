using System.Globalization;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>Time zones that never differ from UTC: timestamp and timestamptz are the same on disk there (timestamp.c; 12).</summary>
internal static class UtcZone
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Zulu", "Universal", "Greenwich", "Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/GMT0",
        "Etc/GMT+0", "Etc/GMT-0", "Etc/Zulu", "Etc/Universal", "Etc/Greenwich",
    };

    /// <summary>True for one of their names, and for an offset of zero.</summary>
    public static bool Is(string zone)
    {
        string name = zone.Trim();
        string digits = name.Replace(":", "", StringComparison.Ordinal);
        const NumberStyles Offset = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return Names.Contains(name) || (decimal.TryParse(digits, Offset, CultureInfo.InvariantCulture, out decimal offset) && offset == 0);
    }
}
