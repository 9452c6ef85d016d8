namespace PgDbre.Core.Sql.Statements;

/// <summary>A statement without a tree that changes no object: EXECUTE, DEALLOCATE, FETCH, LISTEN, CHECKPOINT, DISCARD, LOAD ….</summary>
/// <param name="Keyword">Its first word in lower case.</param>
/// <param name="Name">The name behind it, if one is; else null.</param>
/// <param name="Arguments">What follows the first word; null if nothing does.</param>
public sealed record SessionCommand(string Keyword, string? Name, SqlFragment? Arguments) : Statement;
