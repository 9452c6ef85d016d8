namespace PgDbre.Data.Indexes;

/// <summary>How far the index of a partitioned table is.</summary>
/// <param name="Parent">The partitioned table's index.</param>
/// <param name="Number">Which partition is at work, from 1.</param>
/// <param name="Count">Partitions to be built or attached in this run.</param>
/// <param name="Percent">Of the whole, 0 to 100, by the blocks of the partitions.</param>
/// <param name="SecondsRemaining">Of the whole, s, waits not counted; null as long as nothing can be said.</param>
public sealed record PartitionProgress(string Parent, int Number, int Count, double Percent, double? SecondsRemaining);
