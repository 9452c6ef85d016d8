namespace PgDbre.Data.Indexes;

/// <summary>How far a build is.</summary>
/// <param name="Index">The index.</param>
/// <param name="Phase">What the server is doing, or what the build waits for.</param>
/// <param name="Percent">Of that phase, 0 to 100; null where the server does not count.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
public sealed record IndexBuildProgress(string Index, string Phase, double? Percent, int Attempt)
{
    /// <summary>Of the build, 0 to 100, by the share that each phase mostly has; null before anything is known.</summary>
    public double? TotalPercent { get; init; }

    /// <summary>
    /// How long it will yet work, s, waits for other transactions not counted; null while it waits or as long as nothing can be said.
    /// </summary>
    public double? SecondsRemaining { get; init; }

    /// <summary>Of a partitioned table's index: which of its partitions this is about; null for any other index.</summary>
    public PartitionProgress? Partition { get; init; }
}
