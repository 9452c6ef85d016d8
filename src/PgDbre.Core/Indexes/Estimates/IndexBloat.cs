using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>
/// What of a B-tree a REINDEX would give back, by the size model that knows deduplication; the server's pages and entries are of one
/// moment.
/// </summary>
internal static class IndexBloat
{
    private const long PageBytes = 8192;

    /// <summary>Estimated bytes; null for other access methods, expressions, and where column statistics are missing or hidden.</summary>
    public static long? Estimate(Table table, TableIndex index, IndexState state)
    {
        bool isKnown = index.Method == "btree" && state.PagesAtStatistics > 0 && IsKnown(table, index);
        if (!isKnown || state.EntriesAtStatistics is not { } entries)
        {
            return null;
        }

        long fresh = BTreeSize.Estimate(table with { Rows = entries }, IndexDefinition.Of(table.Name, index, state.Options)).High;
        return Math.Max(0, (state.PagesAtStatistics * PageBytes) - fresh);
    }

    // A unique index holds each key once, so that widths are enough; any other needs the number of values too.
    private static bool IsKnown(Table table, TableIndex index)
    {
        Column?[] stored = [.. index.Keys.Select(key => table.FindColumn(key.Column ?? "")), .. index.Included.Select(table.FindColumn)];
        return stored.All(column => column is not null
            && (column.Statistics is not null || (index.IsUnique && column is { Length: > 0, IsNotNull: true })));
    }
}
