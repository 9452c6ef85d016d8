namespace PgDbre.Core.Plans;

/// <summary>
/// One node's time in each process of a parallel plan: inclusive, over all of the process's loops, ms.
/// </summary>
/// <param name="Count">Processes that ran the node, the leader included if it did.</param>
/// <param name="LeaderMs">The leader's time; null if it left the node to the workers.</param>
/// <param name="SlowestMs">Time of the process that took longest.</param>
/// <param name="SlowestWorker">Number of that worker, counted from 0; null if it was the leader.</param>
/// <param name="MeanMs">Average over the processes.</param>
public sealed record ParticipantTimes(int Count, double? LeaderMs, double SlowestMs, int? SlowestWorker, double MeanMs)
{
    /// <summary>How many times the average the slowest took: 1 where all took the same.</summary>
    public double Skew => MeanMs > 0 ? SlowestMs / MeanMs : 1;

    /// <inheritdoc />
    public override string ToString() =>
        FormattableString.Invariant($"{Count} processes, slowest {SlowestMs:0.###} ms, average {MeanMs:0.###} ms");
}
