using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class MeasurementComparisonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_fall_from_200_to_50_ms_is_minus_75_percent()
    {
        QueryMeasurement compared = MeasurementComparison.Compare(Measured("q", "select 1", 50), Measured("q", "select 1", 200));

        Assert.Equal(200, compared.BeforeP95Ms);
        Assert.Equal(-75, compared.ChangePercent);
        Assert.Equal(50, compared.P95Ms);
    }

    [Fact]
    public void From_nothing_no_change_can_be_said() => Assert.Null(MeasurementComparison.ChangePercent(0, 5));

    [Fact]
    public void The_same_query_counts_more_than_the_same_name()
    {
        QueryMeasurement sameQuery = Measured("other", "select 1", 1);
        QueryMeasurement sameName = Measured("q", "select 2", 2);

        Assert.Same(sameQuery, MeasurementComparison.FindBefore(Measured("q", "select 1", 3), [sameName, sameQuery]));
    }

    [Fact]
    public void A_rewritten_query_is_found_by_its_name()
    {
        QueryMeasurement before = Measured("q", "select old", 1);

        Assert.Same(before, MeasurementComparison.FindBefore(Measured("q", "select new", 1), [Measured("p", "select x", 1), before]));
    }

    [Fact]
    public void The_latest_of_several_is_taken()
    {
        QueryMeasurement early = Measured("q", "select 1", 1) with { MeasuredAt = Noon };
        QueryMeasurement late = Measured("q", "select 1", 2) with { MeasuredAt = Noon.AddHours(1) };

        Assert.Same(late, MeasurementComparison.FindBefore(Measured("q", "select 1", 3), [late, early]));
    }

    [Fact]
    public void A_stranger_is_not_compared_with() =>
        Assert.Null(MeasurementComparison.FindBefore(Measured("q", "select 1", 1), [Measured("p", "select 2", 1)]));

    private static QueryMeasurement Measured(string name, string query, double p95) => new()
    {
        Server = "db:5432",
        Database = "app",
        Name = name,
        Query = query,
        Runs = 20,
        P50Ms = p95,
        P95Ms = p95,
        P99Ms = p95,
        MinMs = p95,
        MaxMs = p95,
        MeanMs = p95,
    };
}
