namespace PgDbre.Core.Sql.Statements;

/// <summary>OF type, and NOT OF.</summary>
/// <param name="Type">The type; null for NOT OF.</param>
public sealed record SetOfType(QualifiedName? Type) : AlterAction;
