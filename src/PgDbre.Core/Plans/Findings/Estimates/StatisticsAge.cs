using PgDbre.Core.Catalog;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Whether the planner's statistics of a table can still be believed. A last ANALYZE that is not known says nothing: a reset of the
/// counters forgets it, the statistics stay.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="IsMissing">It has no statistics at all.</param>
/// <param name="ChangedPercent">Row changes since the last ANALYZE, of the table's rows; above 100 where rows changed twice.</param>
internal sealed record StatisticsAge(Table Table, bool IsMissing, double? ChangedPercent)
{
    private const double StalePercent = 10;

    /// <summary>More than a tenth of the rows changed since.</summary>
    public bool IsStale => !IsMissing && ChangedPercent > StalePercent;

    /// <summary>An ANALYZE would tell the planner something new.</summary>
    public bool NeedsAnalyze => IsMissing || IsStale;

    /// <summary>It has statistics, but since when nobody knows.</summary>
    public bool IsUnknown => !NeedsAnalyze && Table.Upkeep.LastAnalyze is null;

    /// <summary>The state in words, after the table's name: "was never analysed", "has statistics that …".</summary>
    public string Words => IsMissing
        ? "was never analysed, so the planner guesses"
        : $"has statistics {Since}, and the changes since then amount to {Figure.Percent(ChangedPercent ?? 0)} of its rows";

    private string Since => Table.Upkeep.StatisticsAge is { } age ? $"that are {TableFigures.Age(age)} old" : "of unknown age";

    /// <summary>Of one table.</summary>
    public static StatisticsAge Of(Table table)
    {
        // After a reset of the counters the live rows are only those that came since.
        double rows = Math.Max(table.Upkeep.LiveRows, table.Rows ?? 0);
        return new StatisticsAge(table, HasNone(table), rows > 0 ? 100 * table.Upkeep.ModifiedSinceAnalyze / rows : null);
    }

    // reltuples is also set by VACUUM and CREATE INDEX; then only the absence of every column's statistics tells, and only to a role
    // that would see them. An empty table has none however often it was analysed.
    private static bool HasNone(Table table)
    {
        bool seesNone = table.CanReadStatistics && table.Columns.Count > 0 && table.Columns.All(column => column.Statistics is null);
        return table.Pages > 0 && table.Upkeep.LastAnalyze is null
            && (table.Rows is null || (seesNone && table.Rows > 0));
    }
}
