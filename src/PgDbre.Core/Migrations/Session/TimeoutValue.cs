using System.Globalization;

namespace PgDbre.Core.Migrations.Session;

/// <summary>The value of lock_timeout, statement_timeout and their like.</summary>
internal static class TimeoutValue
{
    /// <summary>Milliseconds of '2s', 500, '1min' …; 0 switches the timeout off. Null if it is no such value.</summary>
    public static double? Milliseconds(string text)
    {
        ReadOnlySpan<char> value = text.AsSpan().Trim();
        int digits = 0;
        while (digits < value.Length && (char.IsAsciiDigit(value[digits]) || value[digits] == '.'))
        {
            digits++;
        }

        if (!double.TryParse(value[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        // utils/misc/guc.c, time_unit_conversion_table: a number alone is milliseconds, and units are case-sensitive.
        return value[digits..].Trim() switch
        {
            "" or "ms" => number,
            "us" => number / 1000,
            "s" => number * 1000,
            "min" => number * 60_000,
            "h" => number * 3_600_000,
            "d" => number * 86_400_000,
            _ => null,
        };
    }
}
