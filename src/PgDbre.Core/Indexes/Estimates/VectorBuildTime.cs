namespace PgDbre.Core.Indexes.Estimates;

/// <summary>
/// How long one process builds a vector index that fits maintenance_work_mem. Fitted to the processor time of builds of 4,000 to 50,000
/// vectors
/// of 64 to 1024 dimensions, random and clustered: between half and twice what was measured, so an order of magnitude.
/// </summary>
internal static class VectorBuildTime
{
    // Of one vector of few dimensions among ten thousand, with m = 16 and ef_construction = 64; random data took 195, clustered 85.
    private const double HnswRowSeconds = 130e-6;
    private const double HnswDimensions = 440;
    private const double ReferenceDepth = 13.3;
    private const double ReferenceM = 16;
    private const double LinksExponent = 1.2;
    private const double FixedCandidates = 133;
    private const double ReferenceCandidates = FixedCandidates + 64;
    private const double IvfFlatRowSeconds = 5e-6;
    private const double IvfFlatDistanceSeconds = 0.5e-9;

    /// <summary>Seconds of an index of that method.</summary>
    public static double Seconds(VectorShape shape, string method) => method == "hnsw" ? Hnsw(shape) : IvfFlat(shape);

    // Bits are compared 64 at a time.
    private static double Hnsw(VectorShape shape) =>
        shape.Rows * HnswRowSeconds
        * (1 + ((shape.BaseType == "bit" ? shape.Dimensions / 64.0 : shape.Dimensions) / HnswDimensions))
        * Math.Pow(shape.M / ReferenceM, LinksExponent)
        * (FixedCandidates + shape.EfConstruction) / ReferenceCandidates
        * Math.Log2(Math.Max(2, shape.Rows)) / ReferenceDepth;

    private static double IvfFlat(VectorShape shape) =>
        shape.Rows * (IvfFlatRowSeconds + (IvfFlatDistanceSeconds * shape.Lists * shape.Dimensions));
}
