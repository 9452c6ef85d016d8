namespace PgDbre.Core.Sql.Statements;

/// <summary>NOT NULL of a column or domain, or CONSTRAINT n NOT NULL column (18).</summary>
/// <param name="Column">The column; null for a domain.</param>
public sealed record NotNullConstraint(string? Column) : Constraint;
