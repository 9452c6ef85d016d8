namespace PgDbre.Core.Indexes.Vectors;

/// <summary>What a setting must reach; without either it is only measured.</summary>
/// <param name="Recall">Mean recall, 0 to 1; null for any.</param>
/// <param name="P95Ms">95th percentile of the latency, ms; null for any.</param>
public sealed record VectorSearchGoal(double? Recall, double? P95Ms)
{
    /// <summary>True if there is one.</summary>
    public bool IsSet => Recall is not null || P95Ms is not null;

    /// <summary>
    /// True if the index, with the measured setting, reaches all that is asked for; another way of the planner does not count.
    /// </summary>
    public bool IsMet(VectorIndexMeasurement measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return measured.IsIndexUsed && !(measured.Recall < Recall) && !(measured.P95Ms > P95Ms);
    }

    /// <summary>
    /// True if a larger value cannot be a better choice: the recall is reached, half of the searches take too long already, or the planner
    /// left the index, which a larger value makes dearer still.
    /// </summary>
    internal bool EndsLadder(VectorIndexMeasurement measured) =>
        !measured.IsIndexUsed || measured.Recall >= Recall || measured.P50Ms > P95Ms;

    /// <summary>
    /// The cheapest setting that meets the goal; where only a latency is asked for the one of them that finds most. Null if none does.
    /// </summary>
    internal VectorIndexMeasurement? Choose(IEnumerable<VectorIndexMeasurement> measured)
    {
        IEnumerable<VectorIndexMeasurement> met = measured.Where(IsMet);
        return Recall is null
            ? met.OrderByDescending(one => one.Recall).ThenBy(one => one.P50Ms).FirstOrDefault()
            : met.OrderBy(one => one.P50Ms).FirstOrDefault();
    }
}
