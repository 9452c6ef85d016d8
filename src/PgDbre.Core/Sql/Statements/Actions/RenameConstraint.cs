namespace PgDbre.Core.Sql.Statements;

/// <summary>RENAME CONSTRAINT.</summary>
/// <param name="Constraint">The old name.</param>
/// <param name="NewName">The new name.</param>
public sealed record RenameConstraint(string Constraint, string NewName) : ConstraintAction(Constraint);
