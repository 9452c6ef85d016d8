namespace PgDbre.Core.Sql.Statements;

/// <summary>UPDATE [TO].</summary>
/// <param name="Version">The version; null for the newest.</param>
public sealed record UpdateExtension(string? Version) : AlterAction;
