namespace PgDbre.Core.Sql.Statements;

/// <summary>PREPARE name AS.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inner">The statement.</param>
public sealed record PrepareStatement(string Name, Statement Inner) : Statement;
