using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>What is known of the installed pgvector's version (its CHANGELOG).</summary>
internal static class VectorVersion
{
    private static readonly Version WithHnsw = new(0, 5);

    private static readonly Version WithHalfPrecision = new(0, 7);

    /// <summary>The first version whose parallel HNSW builds stay within their buffer.</summary>
    public static readonly Version WithSafeParallelBuild = new(0, 8, 2);

    /// <summary>The first version whose VACUUM keeps an HNSW index whole.</summary>
    public static readonly Version WithSafeVacuum = new(0, 8, 3);

    public static bool Supports(SchemaCatalog catalog, string method) => method != "hnsw" || Of(catalog) >= WithHnsw;

    /// <summary>True where halfvec and binary_quantize exist.</summary>
    public static bool HasHalfPrecision(SchemaCatalog catalog) => Of(catalog) >= WithHalfPrecision;

    /// <summary>True where a search can go on until its LIMIT is filled.</summary>
    public static bool HasIterativeScan(SchemaCatalog catalog) => Of(catalog) >= Vectors.VectorIndex.WithIterativeScan;

    /// <summary>False where parallel HNSW builds overflow a buffer.</summary>
    public static bool BuildsSafelyInParallel(SchemaCatalog catalog) => Of(catalog) >= WithSafeParallelBuild;

    /// <summary>Faults of this version that touch a new HNSW index.</summary>
    public static IEnumerable<string> Notes(SchemaCatalog catalog)
    {
        Version version = Of(catalog);
        if (version < WithSafeParallelBuild)
        {
            yield return $"pgvector {version} can overflow a buffer in parallel HNSW builds (mended in 0.8.2): New-PgIndex builds with "
                + "max_parallel_maintenance_workers = 0.";
        }

        if (version < WithSafeVacuum)
        {
            yield return $"pgvector {version} can corrupt an HNSW index during VACUUM (mended in 0.8.3): update the extension.";
        }
    }

    private static Version Of(SchemaCatalog catalog) =>
        Version.TryParse(catalog.Extensions.GetValueOrDefault("vector"), out Version? version) ? version : new Version(0, 0);
}
