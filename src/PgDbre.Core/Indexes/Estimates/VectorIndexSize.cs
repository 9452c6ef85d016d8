namespace PgDbre.Core.Indexes.Estimates;

/// <summary>Sizes of pgvector's indexes, from its page layout; checked against built ones (within 3 %).</summary>
internal static class VectorIndexSize
{
    private const double PageBytes = 8192;
    private const double UsablePageBytes = 8160;
    private const double UpperLayers = 1.015;

    /// <summary>Bytes of an HNSW index.</summary>
    public static long Hnsw(double rows, string baseType, int dimensions, int m)
    {
        double element = Align(72 + 8 + ValueBytes(baseType, dimensions));
        double neighbours = Align(4 + (12.0 * m));
        double perPage = Math.Max(1, Math.Floor(UsablePageBytes / (element + neighbours + 8)));
        return (long)(rows / perPage * PageBytes * UpperLayers);
    }

    /// <summary>Bytes of an IVFFlat index; half a page of each list is empty in the mean.</summary>
    public static long IvfFlat(double rows, string baseType, int dimensions, int lists)
    {
        double perPage = Math.Max(1, Math.Floor(UsablePageBytes / (8 + 8 + ValueBytes(baseType, dimensions) + 4)));
        return (long)((rows / perPage * PageBytes) + (lists * PageBytes / 2));
    }

    /// <summary>Memory an HNSW build wants; beyond maintenance_work_mem it goes on disk and becomes several times slower.</summary>
    public static long HnswBuildBytes(double rows, string baseType, int dimensions, int m)
    {
        double upperLinks = ((16.0 * m) + 16) / (m - 1);
        return (long)(rows * 1.03 * (144 + (32.0 * m) + 8 + ValueBytes(baseType, dimensions) + upperLinks));
    }

    private static double ValueBytes(string baseType, int dimensions) => baseType switch
    {
        "halfvec" => 2.0 * dimensions,
        "bit" => dimensions / 8.0,
        _ => 4.0 * dimensions,
    };

    private static double Align(double bytes) => Math.Ceiling(bytes / 8) * 8;
}
