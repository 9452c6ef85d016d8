namespace PgDbre.Core.Sql.Statements;

/// <summary>SET CONSTRAINTS.</summary>
/// <param name="Names">The constraints; empty for ALL.</param>
/// <param name="IsDeferred">DEFERRED; false for IMMEDIATE.</param>
public sealed record SetConstraints(IReadOnlyList<QualifiedName> Names, bool IsDeferred) : Statement;
