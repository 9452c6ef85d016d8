namespace PgDbre.Core.Indexes;

/// <summary>When to search exactly, when to build HNSW and when IVFFlat. The defaults are the project's policy.</summary>
public sealed record VectorIndexPolicy
{
    /// <summary>Latency the query should stay under, ms.</summary>
    public double TargetLatencyMs { get; init; } = 100;

    /// <summary>Below so many vectors, after the filter, exact search is fast enough and never misses a row.</summary>
    public double ExactSearchRows { get; init; } = 10_000;

    /// <summary>Up to so many vectors HNSW is always the choice.</summary>
    public double HnswRows { get; init; } = 50_000;

    /// <summary>Above <see cref="HnswRows"/>, IVFFlat may do if the target allows this latency, ms.</summary>
    public double IvfFlatLatencyMs { get; init; } = 500;

    /// <summary>Recall wanted, 0 to 1; from <see cref="HighRecall"/> on the graph is built with more care.</summary>
    public double TargetRecall { get; init; } = 0.95;

    /// <summary>
    /// Bytes that a vector index may take up so that its searches stay in memory; effective_cache_size unless given, null where it is not
    /// known. A build may have half of them.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>maintenance_work_mem, bytes; null where it is not known.</summary>
    public long? MaintenanceWorkMemBytes { get; init; }

    /// <summary>The longest a build may be expected to take; null for no limit.</summary>
    public TimeSpan? BuildWindow { get; init; }

    /// <summary>Above so many vectors an HNSW index holds them in half precision.</summary>
    public double HalfPrecisionRows { get; init; } = 10_000_000;

    /// <summary>Behind a filter that keeps less than this share, exact search is preferred where it is fast enough.</summary>
    public double FilteredShare { get; init; } = 0.05;

    /// <summary>A column with so few values at most has an index for each of them rather than one behind a filter.</summary>
    public int PartialValues { get; init; } = 10;

    /// <summary>HNSW: links per element.</summary>
    public int M { get; init; } = 16;

    /// <summary>HNSW: candidates looked at while building.</summary>
    public int EfConstruction { get; init; } = 64;

    /// <summary>The same for a recall of <see cref="HighRecall"/> and more.</summary>
    public int CarefulEfConstruction { get; init; } = 200;

    /// <summary>From here on <see cref="CarefulEfConstruction"/> pays.</summary>
    public const double HighRecall = 0.99;

    // A target below this is HNSW's alone.
    private const double HnswOnlyMs = 200;

    // Reading a vector and computing a distance, in cache (50,000 vectors of 128 dimensions in 17 ms).
    private const double DimensionMs = 2.7e-6;

    /// <summary>True if a target this tight leaves no other index but HNSW, whatever it costs.</summary>
    internal bool WantsHnsw => TargetLatencyMs < HnswOnlyMs;

    /// <summary>HNSW: candidates looked at while building, for the recall wanted.</summary>
    internal int EfConstructionWanted => TargetRecall >= HighRecall ? Math.Max(EfConstruction, CarefulEfConstruction) : EfConstruction;

    /// <summary>Expected time of an exact search through so many vectors, ms.</summary>
    internal static double ExactMs(double vectors, int dimensions) => vectors * dimensions * DimensionMs;

    /// <summary>hnsw, ivfflat, or null for exact search, by the number of vectors to be searched.</summary>
    public string? ChooseMethod(double vectors)
    {
        if (vectors < ExactSearchRows)
        {
            return null;
        }

        return vectors > HnswRows && TargetLatencyMs >= IvfFlatLatencyMs ? "ivfflat" : "hnsw";
    }

    /// <summary>IVFFlat lists to build: as many as fit the rows, at least 100.</summary>
    public static int Lists(double vectors) => Math.Max(100, FittingLists(vectors));

    /// <summary>IVFFlat lists that fit the rows: a thousandth of them up to a million, then their square root.</summary>
    internal static int FittingLists(double vectors) => (int)(vectors <= 1_000_000 ? vectors / 1000 : Math.Sqrt(vectors));
}
