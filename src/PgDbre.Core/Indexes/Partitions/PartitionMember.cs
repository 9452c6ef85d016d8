using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Partitions;

/// <summary>One table of a partition tree.</summary>
/// <param name="Name">Schema and name.</param>
/// <param name="Parent">The table it is a partition of; null for the one at the top.</param>
/// <param name="Kind">What it is.</param>
/// <param name="KeyColumns">Its partition key if it is partitioned itself; null stands for an expression.</param>
internal sealed record PartitionMember(TableName Name, TableName? Parent, PartitionKind Kind, IReadOnlyList<string?> KeyColumns);
