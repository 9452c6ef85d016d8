namespace PgDbre.Core.Sql.Statements;

/// <summary>CHECK (…).</summary>
/// <param name="Expression">The condition without its parentheses.</param>
public sealed record CheckConstraint(SqlExpression Expression) : Constraint;
