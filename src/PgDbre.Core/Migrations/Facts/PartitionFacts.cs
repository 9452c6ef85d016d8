using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>Where a partition belongs.</summary>
/// <param name="Parent">The partitioned table right above.</param>
/// <param name="Bound">FOR VALUES …, as the server deparses it; DEFAULT for the default partition.</param>
public sealed record PartitionFacts(QualifiedName Parent, string Bound)
{
    /// <summary>True while DETACH CONCURRENTLY is not finished (14 and later).</summary>
    public bool IsBeingDetached { get; init; }

    /// <summary>True for the default partition, which takes every row that fits nowhere else.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsDefault => Bound == "DEFAULT";
}
