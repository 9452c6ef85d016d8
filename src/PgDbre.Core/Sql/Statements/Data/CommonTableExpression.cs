namespace PgDbre.Core.Sql.Statements;

/// <summary>One query of WITH.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The query.</param>
public sealed record CommonTableExpression(string Name, Statement Query);
