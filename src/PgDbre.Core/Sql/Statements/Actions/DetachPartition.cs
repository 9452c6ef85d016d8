namespace PgDbre.Core.Sql.Statements;

/// <summary>DETACH PARTITION.</summary>
/// <param name="Partition">The table.</param>
/// <param name="IsConcurrent">CONCURRENTLY.</param>
/// <param name="IsFinalize">FINALIZE: ends a concurrent one that was cut short.</param>
public sealed record DetachPartition(QualifiedName Partition, bool IsConcurrent, bool IsFinalize) : AlterAction;
