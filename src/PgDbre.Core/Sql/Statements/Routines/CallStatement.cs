namespace PgDbre.Core.Sql.Statements;

/// <summary>CALL.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Expression">The call as it stands.</param>
public sealed record CallStatement(QualifiedName Procedure, SqlExpression Expression) : Statement;
