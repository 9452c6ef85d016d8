using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PgDbre.Core.Reports;
using PgDbre.Core.Reports.Markdown;

namespace PgDbre.Views;

/// <summary>
/// What the default views (PgDbre.Format.ps1xml) print in a cell. Query texts and names come from strangers: they are put on
/// one line, and what would act on the terminal is shown instead. Nothing known prints as nothing.
/// </summary>
public static class DisplayText
{
    // The view cuts at the column's edge; this only keeps a statement of megabytes from being measured there.
    private const int LongestLine = 500;

    /// <summary>Text on one line, without terminal escapes.</summary>
    public static string Line(object? value) => Unwrap(value) switch
    {
        null => "",
        string text => Cut(text),
        IFormattable formattable => Cut(formattable.ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable list => Cut(string.Join(", ", list.Cast<object?>())),
        var other => Cut(other.ToString() ?? ""),
    };

    /// <summary>A number with one decimal, for a column whose label has the unit.</summary>
    public static string Number(object? value) => Figure(value, Quantity.Number);

    /// <summary>A whole number, thousands separated.</summary>
    public static string Count(object? value) => Figure(value, Quantity.Count);

    /// <summary>A change in percent, with its sign.</summary>
    public static string Change(object? value) => Figure(value, number => Quantity.Percent(number).Replace(" %", "", StringComparison.Ordinal));

    /// <summary>A size, such as 12.3 MB.</summary>
    public static string Bytes(object? value) => Figure(value, number => Quantity.Bytes((long)number));

    /// <summary>Milliseconds as a time that may be long, such as 12.3 s.</summary>
    public static string Duration(object? value) => Figure(value, Quantity.Duration);

    /// <summary>A moment to the minute, in UTC.</summary>
    public static string Time(object? value) =>
        Unwrap(value) is DateTimeOffset time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "";

    /// <summary>A recall, such as 0.98.</summary>
    public static string Recall(object? value) => Figure(value, Quantity.Recall);

    private static string Figure(object? value, Func<double, string> format) =>
        Unwrap(value) is IConvertible number ? format(number.ToDouble(CultureInfo.InvariantCulture)) : "";

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Cut(string text) => MarkdownText.Cut(VisibleText.OneLine(text), LongestLine);
}
