namespace PgDbre.Core.Sql.Statements;

/// <summary>OWNER TO.</summary>
/// <param name="Role">The new owner; CURRENT_USER and its like in lower case.</param>
public sealed record ChangeOwner(string Role) : AlterAction;
