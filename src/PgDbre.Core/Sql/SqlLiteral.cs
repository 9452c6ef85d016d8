using System.Collections;
using System.Globalization;

namespace PgDbre.Core.Sql;

/// <summary>A value as an SQL constant without a type, which the server then reads as whatever the place wants.</summary>
public static class SqlLiteral
{
    /// <summary>NULL, or the value quoted; lists become arrays.</summary>
    public static string Quote(object? value) => value is null or DBNull ? "NULL" : QuoteText(ToText(value));

    private static string QuoteText(string text)
    {
        string doubled = text.Replace("'", "''", StringComparison.Ordinal);

        // E'' means the same whatever standard_conforming_strings says.
        return text.Contains('\\', StringComparison.Ordinal)
            ? $"E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{doubled}'";
    }

    /// <summary>The value as the text form that PostgreSQL reads for any type, culture-free.</summary>
    public static string ToText(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => "\\x" + Convert.ToHexString(bytes),
        IEnumerable list => "{" + string.Join(",", list.Cast<object?>().Select(ToElement)) + "}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static string ToElement(object? value) => value is null
        ? "NULL"
        : "\"" + ToText(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
