namespace PgDbre.Core.Sql.Statements;

/// <summary>A subcommand that this parser does not know; its text is in Source.</summary>
public sealed record UnknownAction : AlterAction;
