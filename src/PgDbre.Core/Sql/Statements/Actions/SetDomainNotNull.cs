namespace PgDbre.Core.Sql.Statements;

/// <summary>SET NOT NULL and DROP NOT NULL of a domain.</summary>
/// <param name="IsNotNull">SET.</param>
public sealed record SetDomainNotNull(bool IsNotNull) : AlterAction;
