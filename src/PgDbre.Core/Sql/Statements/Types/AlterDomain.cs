namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER DOMAIN.</summary>
/// <param name="Name">The domain.</param>
/// <param name="Action">What is done to it.</param>
public sealed record AlterDomain(QualifiedName Name, AlterAction Action) : Statement;
