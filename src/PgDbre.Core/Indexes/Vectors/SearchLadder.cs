namespace PgDbre.Core.Indexes.Vectors;

/// <summary>Which values of hnsw.ef_search or ivfflat.probes are worth a measurement, the cheapest first.</summary>
internal static class SearchLadder
{
    /// <summary>The largest hnsw.ef_search (hnsw.h, HNSW_MAX_EF_SEARCH).</summary>
    public const int MaxEfSearch = 1000;

    /// <summary>hnsw.ef_search where nobody sets it (hnsw.h, HNSW_DEFAULT_EF_SEARCH).</summary>
    public const int DefaultEfSearch = 40;

    /// <summary>ivfflat.probes where nobody sets it (ivfflat.h, IVFFLAT_DEFAULT_PROBES).</summary>
    public const int DefaultProbes = 1;

    /// <summary>
    /// What is set now, and HNSW: from twice the LIMIT, 40 at least, doubled up to 1000. IVFFlat: one list, then the square root of the
    /// lists,
    /// doubled below their number; all of them would be exact search, for which the planner takes no index.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="top">The LIMIT.</param>
    public static IReadOnlyList<int> For(VectorIndex index, int top)
    {
        int[] values = index.Method == "hnsw"
            ? [.. Doubled(Math.Min(MaxEfSearch, Math.Max(DefaultEfSearch, 2 * top)), MaxEfSearch), MaxEfSearch]
            : [DefaultProbes, .. Doubled((int)Math.Ceiling(Math.Sqrt(index.Lists)), index.Lists - 1)];
        return [.. values.Append(index.CurrentValue).Distinct().Order()];
    }

    private static IEnumerable<int> Doubled(int first, int last)
    {
        for (int value = first; value <= last; value *= 2)
        {
            yield return value;
        }
    }
}
