using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class LatencyTests
{
    [Theory]
    [InlineData(99.9, LatencyClass.Hot)]
    [InlineData(100, LatencyClass.Regular)]
    [InlineData(500, LatencyClass.Complex)]
    [InlineData(1000, LatencyClass.OverTarget)]
    public void A_latency_belongs_to_one_class(double milliseconds, LatencyClass expected) =>
        Assert.Equal(expected, LatencyPolicy.Classify(milliseconds));

    [Fact]
    public void Without_deviation_the_estimate_is_the_mean() => Assert.Equal(20, LatencyEstimate.P95(20, 0, 20, 20)!.Value, 9);

    [Fact]
    public void The_estimate_is_that_of_a_log_normal_distribution() =>
        // mean 10, deviation 10: variance ln 2, median 7.0711, exp(1.64485 * 0.83255) = 3.9330
        Assert.Equal(27.81, LatencyEstimate.P95(10, 10, null, null)!.Value, 2);

    [Fact]
    public void The_estimate_stays_between_minimum_and_maximum()
    {
        Assert.Equal(15, LatencyEstimate.P95(10, 10, 1, 15)!.Value, 9);
        Assert.Null(LatencyEstimate.P95(0, 0, null, null));
    }
}
