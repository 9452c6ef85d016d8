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

    /// <summary>HNSW: links per element.</summary>
    public int M { get; init; } = 16;

    /// <summary>HNSW: candidates looked at while building.</summary>
    public int EfConstruction { get; init; } = 64;

    /// <summary>hnsw, ivfflat, or null for exact search, by the number of vectors to be searched.</summary>
    public string? ChooseMethod(double vectors)
    {
        if (vectors < ExactSearchRows)
        {
            return null;
        }

        return vectors > HnswRows && TargetLatencyMs >= IvfFlatLatencyMs ? "ivfflat" : "hnsw";
    }

    /// <summary>IVFFlat lists: a thousandth of the rows up to a million, then the square root; at least 100.</summary>
    public static int Lists(double vectors) => (int)Math.Max(100, vectors <= 1_000_000 ? vectors / 1000 : Math.Sqrt(vectors));
}
