namespace PgDbre.Core.Workload;

/// <summary>Finds the earlier measurement of the same query and says how much changed.</summary>
public static class MeasurementComparison
{
    /// <summary>
    /// The earlier measurement that a new one is compared with: the same query under the same name, else the same query,
    /// else the same name (a rewritten query); the latest where several fit, null where none does.
    /// </summary>
    public static QueryMeasurement? FindBefore(QueryMeasurement after, IEnumerable<QueryMeasurement> earlier)
    {
        ArgumentNullException.ThrowIfNull(after);
        return earlier
            .Select(before => (Before: before, Fit: Fit(before, after)))
            .Where(candidate => candidate.Fit > 0)
            .OrderByDescending(candidate => candidate.Fit)
            .ThenByDescending(candidate => candidate.Before.MeasuredAt)
            .Select(candidate => candidate.Before)
            .FirstOrDefault();
    }

    /// <summary>The measurement with the earlier p95 and the change beside it.</summary>
    public static QueryMeasurement Compare(QueryMeasurement after, QueryMeasurement before)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(before);
        return after with { BeforeP95Ms = before.P95Ms, ChangePercent = ChangePercent(before.P95Ms, after.P95Ms) };
    }

    /// <summary>(after - before) / before in percent, negative is less; null where there is nothing to divide by.</summary>
    public static double? ChangePercent(double? before, double? after) => before > 0 ? (after - before) / before * 100 : null;

    private static int Fit(QueryMeasurement before, QueryMeasurement after) =>
        (before.Query == after.Query ? 2 : 0) + (before.Name == after.Name ? 1 : 0);
}
