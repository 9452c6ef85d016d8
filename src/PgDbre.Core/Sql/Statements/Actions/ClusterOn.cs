namespace PgDbre.Core.Sql.Statements;

/// <summary>CLUSTER ON, and SET WITHOUT CLUSTER.</summary>
/// <param name="Index">The index; null for WITHOUT CLUSTER.</param>
public sealed record ClusterOn(string? Index) : AlterAction;
