namespace PgDbre.Core.Sql.Statements;

/// <summary>ATTACH PARTITION.</summary>
/// <param name="Partition">The table, or the index of an ALTER INDEX.</param>
/// <param name="Bound">Its bounds; null for an index.</param>
public sealed record AttachPartition(QualifiedName Partition, PartitionBound? Bound) : AlterAction;
