namespace PgDbre.Core.Sql.Statements;

/// <summary>SET DEFAULT and DROP DEFAULT of a domain.</summary>
/// <param name="Default">The default; null for DROP.</param>
public sealed record SetDomainDefault(SqlExpression? Default) : AlterAction;
