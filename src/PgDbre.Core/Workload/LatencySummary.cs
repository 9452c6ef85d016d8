namespace PgDbre.Core.Workload;

/// <summary>
/// What a set of measured times amounts to, in milliseconds. Percentiles are by nearest rank: the smallest measured time that is
/// not exceeded by the given share of all, so every figure is one that was really seen, and with few runs p99 is the slowest.
/// </summary>
public sealed record LatencySummary
{
    private LatencySummary(double[] sorted)
    {
        Count = sorted.Length;
        P50Ms = NearestRank(sorted, 50);
        P95Ms = NearestRank(sorted, 95);
        P99Ms = NearestRank(sorted, 99);
        MinMs = sorted[0];
        MaxMs = sorted[^1];
        MeanMs = sorted.Average();
    }

    /// <summary>Times the figures rest on.</summary>
    public int Count { get; }

    /// <summary>Median; of an even number of times the lower of the two in the middle.</summary>
    public double P50Ms { get; }

    /// <summary>95th percentile.</summary>
    public double P95Ms { get; }

    /// <summary>99th percentile.</summary>
    public double P99Ms { get; }

    /// <summary>Fastest.</summary>
    public double MinMs { get; }

    /// <summary>Slowest.</summary>
    public double MaxMs { get; }

    /// <summary>Arithmetic mean.</summary>
    public double MeanMs { get; }

    /// <summary>Summarises at least one time, in any order.</summary>
    /// <exception cref="ArgumentException">There is no time.</exception>
    public static LatencySummary Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length > 0
            ? new LatencySummary(sorted)
            : throw new ArgumentException("Nothing was measured.", nameof(milliseconds));
    }

    // Whole numbers: 0.95 * n is not always what it should be in binary.
    private static double NearestRank(double[] sorted, int percent) => sorted[(((percent * sorted.Length) + 99) / 100) - 1];
}
