using System.Globalization;

namespace PgDbre.Core.Plans.Findings;

/// <summary>Numbers as messages show them: the same on every machine.</summary>
internal static class Figure
{
    public static string Count(double value) => Math.Round(value).ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Ms(double value) => value.ToString(value < 10 ? "0.0##" : "#,##0", CultureInfo.InvariantCulture) + " ms";

    public static string Percent(double value) => value.ToString(value < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";

    public static string Times(double value) => value.ToString(value < 10 ? "0.#" : "#,##0", CultureInfo.InvariantCulture);

    public static string Megabytes(double kilobytes) => (kilobytes / 1024).ToString("#,##0.#", CultureInfo.InvariantCulture) + " MB";
}
