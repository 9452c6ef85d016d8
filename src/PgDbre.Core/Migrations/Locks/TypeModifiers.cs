using System.Globalization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>
/// Whether every value of a type is a value of the same type with other modifiers, so that none has to be looked at: what the planner
/// support functions of the length coercions say (varchar_support, numeric_support, varbit_support, interval_support, timestamp_support).
/// </summary>
internal static class TypeModifiers
{
    private static readonly string[] Fields = ["second", "minute", "hour", "day", "month", "year"];

    // MAX_TIMESTAMP_PRECISION and its likes for time and interval.
    private const int FullPrecision = 6;

    /// <summary>True if no value changes.</summary>
    public static bool AreKept(TypeName from, TypeName to)
    {
        if (to.Modifiers.Count == 0 && to.IntervalFields is null)
        {
            return true;
        }

        return from.Name.Name switch
        {
            "varchar" or "varbit" => First(from) is { } length && First(to) is { } limit && limit >= length,
            "numeric" => First(from) is { } digits && First(to) is { } more && more >= digits && Scale(from) == Scale(to),
            "time" or "timetz" or "timestamp" or "timestamptz" => IsFullPrecision(to) || First(from) <= First(to),
            "interval" => IsIntervalKept(from, to),
            _ => from.Modifiers.SequenceEqual(to.Modifiers, StringComparer.Ordinal),
        };
    }

    /// <summary>True if seconds keep all their digits.</summary>
    public static bool IsFullPrecision(TypeName type) => First(type) is null or >= FullPrecision;

    /// <summary>The first modifier as a number; null without one.</summary>
    public static int? First(TypeName type) => Number(type, 0);

    /// <summary>Digits behind the point of numeric(p, s).</summary>
    public static int Scale(TypeName type) => Number(type, 1) ?? 0;

    // timestamp.c, interval_support: only the smallest field counts, and the precision only where that is the second.
    private static bool IsIntervalKept(TypeName from, TypeName to)
    {
        int smallest = Smallest(from);
        return Smallest(to) <= smallest && (smallest > 0 || IsFullPrecision(to) || First(from) <= First(to));
    }

    private static int Smallest(TypeName type) =>
        type.IntervalFields is { } fields ? Math.Max(0, Array.IndexOf(Fields, fields[(fields.LastIndexOf(' ') + 1)..])) : 0;

    private static int? Number(TypeName type, int position) =>
        position < type.Modifiers.Count
        && int.TryParse(type.Modifiers[position], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
