namespace PgDbre.Core.Workload;

/// <summary>How much of the exact answer an approximate search found.</summary>
public static class SearchRecall
{
    /// <summary>|approximate ∩ exact| / |exact|, 0 to 1, over distinct identities; null where the exact answer is empty.</summary>
    public static double? Of(IEnumerable<string?> approximate, IEnumerable<string?> exact)
    {
        HashSet<string?> wanted = [.. exact];
        return wanted.Count > 0 ? (double)wanted.Intersect(approximate).Count() / wanted.Count : null;
    }
}
