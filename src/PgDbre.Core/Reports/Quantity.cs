using System.Globalization;

namespace PgDbre.Core.Reports;

/// <summary>Numbers as people read them: invariant, thousands separated, always with their unit.</summary>
public static class Quantity
{
    private const double Unit = 1024;
    private const double MillisecondsPerSecond = 1000;
    private const double MillisecondsPerMinute = 60_000;

    private static readonly string[] Sizes = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>1,234.5 ms; two decimals below one millisecond.</summary>
    public static string Milliseconds(double milliseconds) => $"{Number(milliseconds)} ms";

    /// <summary>The number of <see cref="Milliseconds"/> alone, for a column whose label has the unit.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return "unknown";
        }

        return value.ToString(Math.Abs(value) is > 0 and < 1 ? "0.00" : "#,##0.0", CultureInfo.InvariantCulture);
    }

    /// <summary>A time that may be long: 850.0 ms, 12.3 s, 4.5 min.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < MillisecondsPerSecond => Milliseconds(milliseconds),
        < 2 * MillisecondsPerMinute => $"{Number(milliseconds / MillisecondsPerSecond)} s",
        _ => $"{Number(milliseconds / MillisecondsPerMinute)} min",
    };

    /// <summary>512 B, 8.0 kB, 12.3 MB; a kB has 1024 bytes, as PostgreSQL counts.</summary>
    public static string Bytes(long bytes)
    {
        double size = bytes;
        int unit = 0;
        while (Math.Abs(size) >= Unit && unit < Sizes.Length - 1)
        {
            size /= Unit;
            unit++;
        }

        return size.ToString(unit == 0 ? "0" : "#,##0.0", CultureInfo.InvariantCulture) + " " + Sizes[unit];
    }

    /// <summary>1,234,567: rows, calls, blocks, planner cost; decimals are rounded away.</summary>
    public static string Count(double count) => double.IsFinite(count) ? count.ToString("#,##0", CultureInfo.InvariantCulture) : "unknown";

    /// <summary>41x, below ten 4.1x.</summary>
    public static string Factor(double factor) => factor.ToString(factor < 9.95 ? "0.0" : "#,##0", CultureInfo.InvariantCulture) + "x";

    /// <summary>-97.6 % or +3.0 %, one decimal.</summary>
    public static string Percent(double percent) => percent.ToString("+#,##0.0;-#,##0.0;0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>0.98: a recall, rounded down so that a miss never shows as 1.00.</summary>
    public static string Recall(double recall) => (Math.Floor((recall * 100) + 1e-9) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
