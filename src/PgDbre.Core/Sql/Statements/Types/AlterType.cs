namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER TYPE.</summary>
/// <param name="Name">The type.</param>
/// <param name="Actions">What is done, in the order written.</param>
public sealed record AlterType(QualifiedName Name, IReadOnlyList<AlterAction> Actions) : Statement;
