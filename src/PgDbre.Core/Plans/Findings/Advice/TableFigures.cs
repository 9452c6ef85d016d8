using PgDbre.Core.Catalog;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What evidence says of a table's size.</summary>
internal static class TableFigures
{
    private const double KilobytesPerPage = 8;

    public static string Of(Table table) =>
        $"{table.Name}: {(table.Rows is { } rows ? $"{Figure.Count(rows)} rows" : "rows never counted")}, "
        + Figure.Megabytes(table.Pages * KilobytesPerPage);

    /// <summary>An age as a person would say it.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{Figure.Count(Math.Floor(age.TotalDays))} days",
        { TotalHours: >= 2 } => $"{Figure.Count(Math.Floor(age.TotalHours))} hours",
        { TotalMinutes: >= 2 } => $"{Figure.Count(Math.Floor(age.TotalMinutes))} minutes",
        _ => "a minute",
    };
}
