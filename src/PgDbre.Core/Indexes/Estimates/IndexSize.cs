using System.Globalization;
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
            "hnsw" or "ivfflat" => Vector(table, index) is { } bytes ? SizeRange.Exactly(bytes) : null,
            _ => null,
        };

    // One summary of two values for each 128 pages; 1360 of them to a map page.
    private static long Brin(Table table, IndexDefinition index)
    {
        double ranges = table.Pages / 128.0;
        double width = table.FindColumn(index.Keys[0].Column ?? "") is { Length: > 0 } column ? column.Length : 16;
        return (long)(8192 * (2 + (ranges / 1360) + (ranges * (8 + (2 * width)) / 8100)));
    }

    private static long? Vector(Table table, IndexDefinition index)
    {
        IndexKey key = index.Keys[0];
        Column? column = table.FindColumn(key.Column ?? "") ?? table.Columns.FirstOrDefault(one => one.BaseType == "vector");
        string type = key.Expression is { } expression && expression.Contains("::", StringComparison.Ordinal)
            ? expression[(expression.LastIndexOf("::", StringComparison.Ordinal) + 2)..]
            : column?.Type ?? "";
        if (column is null || VectorOperatorClass.DimensionsOf(type) is not { } dimensions)
        {
            return null;
        }

        double rows = VectorOperatorClass.IndexedRows(table, column);
        string baseType = VectorOperatorClass.BareType(type);
        return index.Method == "hnsw"
            ? VectorIndexSize.Hnsw(rows, baseType, dimensions, Parameter(index, "m", 16))
            : VectorIndexSize.IvfFlat(rows, baseType, dimensions, Parameter(index, "lists", 100));
    }

    private static int Parameter(IndexDefinition index, string name, int otherwise) =>
        index.With.FirstOrDefault(pair => pair.Key == name).Value is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
