using PgDbre.Core.Workload;

namespace PgDbre.Core.Reports;

/// <summary>The measurements of one query, told apart into before and after.</summary>
/// <param name="After">The latest.</param>
/// <param name="BeforeP95Ms">p95 it is compared with, ms; null if there is no earlier one.</param>
/// <param name="ChangePercent">Change of p95, negative is faster; null without an earlier one.</param>
internal sealed record MeasurementPair(QueryMeasurement After, double? BeforeP95Ms, double? ChangePercent)
{
    /// <summary>By server, database, name and text; a measurement that brings its own earlier figure keeps it.</summary>
    public static IReadOnlyList<MeasurementPair> From(IEnumerable<QueryMeasurement> measurements) =>
    [
        .. measurements
            .GroupBy(one => (one.Server, one.Database, one.Name, one.Query))
            .Select(same => Of([.. same.OrderBy(one => one.MeasuredAt)])),
    ];

    private static MeasurementPair Of(IReadOnlyList<QueryMeasurement> ordered)
    {
        QueryMeasurement after = ordered[^1];
        double? before = after.BeforeP95Ms ?? (ordered.Count > 1 ? ordered[0].P95Ms : null);
        return new MeasurementPair(after, before, MeasurementComparison.ChangePercent(before, after.P95Ms));
    }
}
