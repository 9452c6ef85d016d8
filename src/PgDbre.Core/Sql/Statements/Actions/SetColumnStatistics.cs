namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET STATISTICS.</summary>
/// <param name="Column">The column; of an index by its number.</param>
/// <param name="Target">The new target as written; default resets it.</param>
public sealed record SetColumnStatistics(string Column, string Target) : ColumnAction(Column);
