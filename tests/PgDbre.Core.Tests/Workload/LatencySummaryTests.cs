using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class LatencySummaryTests
{
    [Fact]
    public void Percentiles_are_the_nearest_rank_of_twenty_times()
    {
        // Ranks: 50 % of 20 is the 10th, 95 % the 19th, 99 % the 19.8th, so the 20th.
        double[] times = [20, 1, 19, 2, 18, 3, 17, 4, 16, 5, 15, 6, 14, 7, 13, 8, 12, 9, 11, 10];

        LatencySummary summary = LatencySummary.Of(times);

        Assert.Equal(20, summary.Count);
        Assert.Equal(10, summary.P50Ms);
        Assert.Equal(19, summary.P95Ms);
        Assert.Equal(20, summary.P99Ms);
        Assert.Equal(1, summary.MinMs);
        Assert.Equal(20, summary.MaxMs);
        Assert.Equal(10.5, summary.MeanMs);
    }

    [Fact]
    public void A_percentile_is_a_time_that_was_seen_and_never_one_between_two()
    {
        LatencySummary summary = LatencySummary.Of([10, 20, 30, 1000]);

        Assert.Equal(20, summary.P50Ms);
        Assert.Equal(1000, summary.P95Ms);
        Assert.Equal(1000, summary.P99Ms);
    }

    [Fact]
    public void One_time_is_every_figure()
    {
        LatencySummary summary = LatencySummary.Of([4.2]);

        Assert.Equal((4.2, 4.2, 4.2, 4.2), (summary.P50Ms, summary.P95Ms, summary.MinMs, summary.MeanMs));
    }

    [Fact]
    public void Nothing_cannot_be_summarised() => Assert.Throws<ArgumentException>(() => LatencySummary.Of([]));
}
