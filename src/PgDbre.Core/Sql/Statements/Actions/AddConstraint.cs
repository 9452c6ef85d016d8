namespace PgDbre.Core.Sql.Statements;

/// <summary>ADD [CONSTRAINT].</summary>
/// <param name="Constraint">The constraint.</param>
public sealed record AddConstraint(Constraint Constraint) : AlterAction;
