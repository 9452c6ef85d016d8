namespace PgDbre.Core.Sql.Statements;

/// <summary>SHOW.</summary>
/// <param name="Name">The parameter's name in lower case; null for ALL.</param>
public sealed record ShowParameter(string? Name) : Statement;
