using System.Globalization;

namespace PgDbre.Core.Plans.Findings;

/// <summary>Numbers as messages show them: the same on every machine.</summary>
internal static class Figure
{
    public static string Count(double value) => Math.Round(value).ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Ms(double value) => value.ToString(value < 10 ? "0.0##" : "#,##0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Cut, not rounded, near the whole: 99.999 is not all.</summary>
    public static string Percent(double value) => value is > 99 and < 100
        ? (Math.Floor(value * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture) + " %"
        : value.ToString(value < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";

    public static string Times(double value) => value.ToString(value < 10 ? "0.#" : "#,##0", CultureInfo.InvariantCulture);

    public static string Megabytes(double kilobytes) => (kilobytes / 1024).ToString("#,##0.#", CultureInfo.InvariantCulture) + " MB";
}
