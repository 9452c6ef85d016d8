using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>Expected size of an index by its access method.</summary>
internal static class IndexSize
{
    /// <summary>
    /// Bytes of an index on so much of the table, 0 to 1; null where no model fits (GIN, whose size depends on the contents) or the
    /// table was never analysed.
    /// </summary>
    public static SizeRange? Estimate(Table table, IndexDefinition index, double rowShare = 1) => table.Rows is null
        ? null
        : index.Method switch
        {
            "btree" => BTreeSize.Estimate(table, index, rowShare),
            "brin" => SizeRange.Exactly(Brin(table, index)),
            "hnsw" or "ivfflat" =>
                VectorShape.Of(table, index, rowShare) is { } shape ? SizeRange.Exactly(shape.Bytes(index.Method)) : null,
            _ => null,
        };

    // One summary of two values for each 128 pages; 1360 of them to a map page.
    private static long Brin(Table table, IndexDefinition index)
    {
        double ranges = table.Pages / 128.0;
        double width = table.FindColumn(index.Keys[0].Column ?? "") is { Length: > 0 } column ? column.Length : 16;
        return (long)(8192 * (2 + (ranges / 1360) + (ranges * (8 + (2 * width)) / 8100)));
    }
}
