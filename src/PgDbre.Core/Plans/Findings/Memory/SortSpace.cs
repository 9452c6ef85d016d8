namespace PgDbre.Core.Plans.Findings;

/// <summary>Where a sort kept its rows: the node's own keys, its workers', or the groups of an incremental sort.</summary>
internal static class SortSpace
{
    /// <summary>Kilobytes on disk of the process that wrote most; null if all stayed in memory.</summary>
    public static double? OnDisk(PlanNode sort)
    {
        IEnumerable<double> sizes = sort.Workers().Prepend(sort.Properties).SelectMany(Sizes);
        return sizes.Any() ? sizes.Max() : null;
    }

    /// <summary>Processes that sorted, as far as the plan tells.</summary>
    public static int Processes(PlanNode sort) =>
        sort.Workers().Prepend(sort.Properties).Count(fields => fields.ContainsKey("Sort Method"));

    private static IEnumerable<double> Sizes(IReadOnlyDictionary<string, object?> fields)
    {
        if (fields.GetValueOrDefault("Sort Space Type") is "Disk" && fields.GetValueOrDefault("Sort Space Used") is long kilobytes)
        {
            yield return kilobytes;
        }

        foreach (string group in (string[])["Full-sort Groups", "Pre-sorted Groups"])
        {
            if (fields.GetValueOrDefault(group) is IReadOnlyDictionary<string, object?> groups
                && groups.GetValueOrDefault("Sort Space Disk") is IReadOnlyDictionary<string, object?> disk
                && disk.GetValueOrDefault("Peak Sort Space Used") is long peak)
            {
                yield return peak;
            }
        }
    }
}
