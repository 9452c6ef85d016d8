using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>
/// How long CREATE INDEX CONCURRENTLY takes on an idle server; of a B-tree two scans of the table and one sort. Measured on six million
/// cached rows with one worker and two, so an order of magnitude; what it waits for older transactions comes on top.
/// </summary>
internal static class BuildTime
{
    // Of one row at six million, in microseconds: reading, comparing, writing.
    private const double Presorted = 0.22;
    private const double FixedWidth = 0.45;
    private const double Numeric = 1.0;
    private const double Text = 1.4;
    private const double PageMs = 0.01;
    private const double ReferenceDepth = 22;
    private const double ConcurrentlyFactor = 1.2;

    /// <summary>Seconds; null for access methods that were not measured, or without statistics.</summary>
    public static double? Seconds(Table table, IndexDefinition index, double rowShare)
    {
        if (index.Method is "hnsw" or "ivfflat")
        {
            return VectorShape.Of(table, index, rowShare) is { Rows: > 0 } shape ? VectorBuildTime.Seconds(shape, index.Method) : null;
        }

        if (index.Method != "btree" || table.Rows is not { } all)
        {
            return null;
        }

        double rows = Math.Max(2, all * rowShare);
        double keys = index.Keys.Max(key => PerRow(table.FindColumn(key.Column ?? "")));
        double sort = rows * keys * Math.Log2(rows) / ReferenceDepth / 1e6;
        return ConcurrentlyFactor * ((table.Pages * PageMs / 1000) + sort);
    }

    private static double PerRow(Column? column) => column switch
    {
        null => Text,
        { Statistics.Correlation: { } correlation } when Math.Abs(correlation) > 0.99 => Presorted,
        { BaseType: "numeric" } => Numeric,
        { Length: > 0 } => FixedWidth,
        _ => Text,
    };
}
