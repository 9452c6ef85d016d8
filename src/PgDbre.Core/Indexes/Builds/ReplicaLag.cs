using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes.Builds;

/// <summary>How far a replica is behind.</summary>
/// <param name="Name">application_name and address.</param>
/// <param name="Bytes">Write-ahead log it has yet to replay, or to store if it replays none; null if it has not said so far.</param>
internal sealed record ReplicaLag(string Name, long? Bytes)
{
    /// <summary>The replica that is furthest behind the limit; null if none is. One that says nothing yet counts as behind.</summary>
    public static ReplicaLag? WorstBeyond(IEnumerable<ReplicaLag> replicas, long maxBytes) => replicas
        .Where(replica => replica.Bytes is null || replica.Bytes > maxBytes)
        .OrderByDescending(replica => replica.Bytes ?? long.MaxValue)
        .FirstOrDefault();

    /// <inheritdoc />
    public override string ToString() =>
        Bytes is { } bytes ? $"replica {Name} is {Quantity.Bytes(bytes)} behind" : $"replica {Name} has not said how far it is";
}
