using PgDbre.Core.Catalog;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>What a build needs on disk: the index, and while it is built what its sort cannot keep in memory.</summary>
/// <param name="IndexBytes">Of the finished index; null where no model fits.</param>
/// <param name="SortBytes">Temporary files of the sort, gone when it is over; 0 if it fits maintenance_work_mem.</param>
internal sealed record DiskNeed(long? IndexBytes, long SortBytes)
{
    // SortTuple in memory (tuplesort.c); a tape keeps the tuple and two lengths, of which one is padding.
    private const int InMemoryOverhead = 24;
    private const int OnTapeOverhead = 8;
    private const int ExpressionWidth = 16;

    /// <summary>Nothing.</summary>
    public static DiskNeed None { get; } = new(0, 0);

    /// <summary>Both together; null where the index's size is unknown.</summary>
    public long? TotalBytes => IndexBytes + SortBytes;

    /// <param name="table">With the statistics of its columns.</param>
    /// <param name="index">What is built.</param>
    /// <param name="workMemBytes">maintenance_work_mem.</param>
    public static DiskNeed Of(Table table, IndexDefinition index, long workMemBytes) =>
        new(index.Where is null ? IndexSize.Estimate(table, index)?.Expected : null, Sort(table, index, workMemBytes));

    /// <summary>Indexes that are built one after the other: each stays, only one sort at a time.</summary>
    public static DiskNeed InTurn(IEnumerable<DiskNeed> needs) =>
        needs.Aggregate(None, (all, next) => new DiskNeed(all.IndexBytes + next.IndexBytes, Math.Max(all.SortBytes, next.SortBytes)));

    /// <inheritdoc />
    public override string ToString() => IndexBytes is { } bytes
        ? $"about {Quantity.Bytes(bytes)} for the index{(SortBytes == 0 ? "" : $" and {Quantity.Bytes(SortBytes)} while it is sorted")}"
        : "an unknown size for the index";

    // Only a B-tree sorts its tuples; how many a partial one has, statistics of columns do not say.
    private static long Sort(Table table, IndexDefinition index, long workMemBytes)
    {
        if (index.Method != "btree" || index.Where is not null || table.Rows is not { } rows)
        {
            return 0;
        }

        double tuple = BTreeKeyShape.Of(table, index, ExpressionWidth, rows).TupleBytes;
        return rows * (tuple + InMemoryOverhead) <= workMemBytes ? 0 : (long)(rows * (tuple + OnTapeOverhead));
    }
}
