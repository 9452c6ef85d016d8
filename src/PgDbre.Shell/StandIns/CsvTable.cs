using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Turns objects into CSV rows. The first object decides the columns; a later one that lacks a property leaves its field empty.</summary>
internal sealed class CsvTable(char delimiter, CsvQuoting quoting)
{
    /// <summary>Names of the columns; null before the first object.</summary>
    public IReadOnlyList<string>? Columns { get; private set; }

    /// <summary>Fixes the columns, from the first object or from the file that is appended to.</summary>
    public void SetColumns(IReadOnlyList<string> columns) => Columns = columns;

    /// <summary>The columns an object would have: its visible properties, or the keys of a dictionary.</summary>
    public static IReadOnlyList<string> ColumnsOf(PSObject item) => item.BaseObject is IDictionary dictionary
        ? [.. dictionary.Keys.Cast<object>().Select(Text)]
        : [.. item.Properties.Select(property => property.Name)];

    public string Header() => Join(Columns!);

    public string Row(PSObject item) => Join(Columns!.Select(column => FieldOf(item, column)));

    private static string? FieldOf(PSObject item, string column)
    {
        if (item.BaseObject is IDictionary dictionary)
        {
            return dictionary.Contains(column) && dictionary[column] is { } entry ? Text(entry) : null;
        }

        try
        {
            return item.Properties[column]?.Value is { } value ? Text(value) : null;
        }
        catch (GetValueException)
        {
            // As in Export-Csv: a property that cannot be read is an empty field.
            return null;
        }
    }

    private static string Text(object value)
    {
        object plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return plain is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : plain.ToString() ?? "";
    }

    private string Join(IEnumerable<string?> fields) => string.Join(delimiter, fields.Select(Quote));

    // A null is nothing between two delimiters, an empty string is two quotes.
    private string? Quote(string? field)
    {
        bool quoted = field is not null && quoting switch
        {
            CsvQuoting.Always => true,
            CsvQuoting.AsNeeded => field.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0,
            _ => false,
        };
        return quoted ? $"\"{field!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
