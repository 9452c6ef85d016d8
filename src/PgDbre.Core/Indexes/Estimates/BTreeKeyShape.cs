using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>What the size of a B-tree depends on.</summary>
/// <param name="TupleBytes">Header, NULL bitmap and values of one index tuple, aligned.</param>
/// <param name="Distinct">Expected distinct keys.</param>
/// <param name="CanDeduplicate">False where equal keys may be told apart (numeric, float, jsonb, arrays) or never repeat.</param>
/// <param name="IsDistinctDoubtful">ANALYZE's sample cannot know the number of values: equal ones lie together.</param>
internal sealed record BTreeKeyShape(double TupleBytes, double Distinct, bool CanDeduplicate, bool IsDistinctDoubtful)
{
    private const int Header = 8;
    private const double ExpectedPadding = 3.5;

    public static BTreeKeyShape Of(Table table, IndexDefinition index, int expressionWidth, double rows)
    {
        Column?[] keys = [.. index.Keys.Select(key => table.FindColumn(key.Column ?? ""))];
        Column?[] stored = [.. keys, .. index.Include.Select(table.FindColumn)];
        double distinct = keys.Aggregate(1.0, (product, column) => product * (column?.Statistics?.DistinctAmong(rows) ?? rows));
        return new BTreeKeyShape(
            TupleWidth(stored, expressionWidth),
            Math.Clamp(distinct, 1, Math.Max(1, rows)),
            !index.IsUnique && index.Include.Count == 0 && !IsSwitchedOff(index)
                && keys.All(column => column is null || IsBitwiseEqual(column)),
            keys.Any(column => column?.Statistics is { } statistics && IsDoubtful(statistics)));
    }

    private static bool IsSwitchedOff(IndexDefinition index) =>
        index.With.Any(pair => pair is { Key: "deduplicate_items", Value: "off" or "false" or "0" });

    private static double TupleWidth(Column?[] stored, int expressionWidth)
    {
        bool hasNull = stored.Any(column => column?.Statistics?.NullFraction > 0);
        double bytes = hasNull ? 2 * Header : Header;
        bool isFixed = true;
        foreach (Column? column in stored)
        {
            if (column is { Length: > 0 })
            {
                bytes = Align(bytes, column.Alignment) + column.Length;
            }
            else
            {
                bytes += column?.Statistics?.AverageWidth ?? expressionWidth;
                isFixed = false;
            }
        }

        // Tuples are aligned to 8; of varying lengths only the mean is known, and so the mean padding.
        return isFixed ? Align(bytes, 8) : bytes + ExpectedPadding;
    }

    private static double Align(double bytes, int to) => Math.Ceiling(bytes / to) * to;

    private static bool IsBitwiseEqual(Column column) =>
        column.IsDeterministic
        && !(column.BaseType is "numeric" or "float4" or "float8" or "jsonb" or ['_', ..])
        && !column.BaseType.EndsWith("range", StringComparison.Ordinal);

    private static bool IsDoubtful(ColumnStatistics statistics) =>
        statistics.RawDistinct is > -1 and < 0 || (statistics.RawDistinct > 100 && Math.Abs(statistics.Correlation ?? 0) > 0.9);
}
