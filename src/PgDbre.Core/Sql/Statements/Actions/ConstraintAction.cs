namespace PgDbre.Core.Sql.Statements;

/// <summary>What is done to an existing constraint.</summary>
/// <param name="Constraint">Its name.</param>
public abstract record ConstraintAction(string Constraint) : AlterAction;
