namespace PgDbre.Core.Sql.Statements;

/// <summary>VALIDATE CONSTRAINT.</summary>
/// <param name="Constraint">Its name.</param>
public sealed record ValidateConstraint(string Constraint) : ConstraintAction(Constraint);
