namespace PgDbre.Core.Catalog;

/// <summary>
/// How large a heap would be if its rows lay side by side: mean widths of pg_stats, the row's header and padding
/// (access/htup_details.h), 24 bytes of page header, and the fillfactor. An estimate; dropped columns still count as bloat.
/// </summary>
internal static class HeapSize
{
    private const double PageBytes = 8192;
    private const double UsableBytes = PageBytes - 24;
    private const double HeaderBytes = 23;
    private const double LinePointerBytes = 4;

    // Rows are aligned to 8; of varying lengths only the mean is known, and so the mean padding.
    private const double ExpectedPadding = 3.5;

    /// <summary>Bytes on disk at the last VACUUM or ANALYZE beyond that; null where the statistics of a column are missing.</summary>
    public static long? Bloat(Table table, TableState state)
    {
        if (table.Kind == TableKind.Partitioned || state.RowsAtStatistics is not { } rows || RowBytes(table) is not { } row)
        {
            return null;
        }

        double fill = (state.Options.Number("fillfactor") ?? 100) / 100;
        double perPage = Math.Max(1, Math.Floor(UsableBytes * fill / (row + LinePointerBytes)));
        double pages = Math.Ceiling(rows / perPage);
        return (long)(Math.Max(0, state.PagesAtStatistics - pages) * PageBytes);
    }

    private static double? RowBytes(Table table)
    {
        bool hasNull = table.Columns.Any(column => column.Statistics?.NullFraction > 0);
        double bytes = Align(HeaderBytes + (hasNull ? Math.Ceiling(table.Columns.Count / 8.0) : 0), 8);
        bool isFixed = true;
        foreach (Column column in table.Columns)
        {
            if (column.Statistics is null && !(column is { Length: > 0, IsNotNull: true }))
            {
                return null;
            }

            double share = 1 - (column.Statistics?.NullFraction ?? 0);
            isFixed &= column.Length > 0 && share > 0.999;
            bytes = column.Length > 0
                ? share > 0.999 ? Align(bytes, column.Alignment) + column.Length : bytes + (share * column.Length)
                : bytes + (share * column.Statistics!.AverageWidth);
        }

        return isFixed ? Align(bytes, 8) : bytes + ExpectedPadding;
    }

    private static double Align(double bytes, int to) => Math.Ceiling(bytes / to) * to;
}
