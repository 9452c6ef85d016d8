namespace PgDbre.Core.Catalog;

/// <summary>One row of pg_stats: what ANALYZE found in a sample.</summary>
public sealed record ColumnStatistics
{
    /// <summary>null_frac, 0 to 1.</summary>
    public double NullFraction { get; init; }

    /// <summary>avg_width in bytes, NULLs left out.</summary>
    public int AverageWidth { get; init; }

    /// <summary>n_distinct as the server keeps it: a count, or minus a share of the rows.</summary>
    public double RawDistinct { get; init; }

    /// <summary>Correlation of value order and row order, -1 to 1; null for types without an order.</summary>
    public double? Correlation { get; init; }

    /// <summary>most_common_vals as text; empty where none were kept or asked for.</summary>
    public IReadOnlyList<string> CommonValues { get; init; } = [];

    /// <summary>most_common_freqs, 0 to 1, in the order of <see cref="CommonValues"/>.</summary>
    public IReadOnlyList<float> CommonFrequencies { get; init; } = [];

    /// <summary>Distinct values among so many rows, at least 1.</summary>
    public double DistinctAmong(double rows) => Math.Max(1, RawDistinct < 0 ? -RawDistinct * rows : RawDistinct);
}
