namespace PgDbre.Core.Sql.Statements;

/// <summary>RESET.</summary>
/// <param name="Name">The parameter's name in lower case; null for ALL.</param>
public sealed record ResetParameter(string? Name) : Statement;
