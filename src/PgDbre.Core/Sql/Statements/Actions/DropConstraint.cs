namespace PgDbre.Core.Sql.Statements;

/// <summary>DROP CONSTRAINT.</summary>
/// <param name="Constraint">Its name.</param>
/// <param name="IfExists">IF EXISTS.</param>
/// <param name="IsCascade">CASCADE.</param>
public sealed record DropConstraint(string Constraint, bool IfExists, bool IsCascade) : ConstraintAction(Constraint);
