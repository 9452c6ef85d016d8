namespace PgDbre.Core.Sql.Statements;

/// <summary>PARTITION BY.</summary>
/// <param name="Strategy">range, list or hash.</param>
/// <param name="Elements">The columns or expressions.</param>
public sealed record PartitionKey(string Strategy, IReadOnlyList<IndexElement> Elements);
