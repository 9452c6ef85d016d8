using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Partitions;

/// <summary>One statement on the way to a partitioned index.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Table">The table or partition.</param>
/// <param name="Index">The table's index.</param>
/// <param name="Sql">The statement, without a semicolon.</param>
internal sealed record PartitionStep(PartitionStepKind Kind, Table Table, string Index, string Sql)
{
    /// <summary>For an attachment: the index was there already, and only has to be attached.</summary>
    public bool IsReuse { get; init; }
}
