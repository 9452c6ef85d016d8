namespace PgDbre.Core.Sql.Statements;

/// <summary>A statement that this parser does not understand; the server may or may not.</summary>
/// <param name="Reason">One sentence: what was expected, and what stands there.</param>
/// <param name="At">The token it stopped at; null for the end of the statement.</param>
public sealed record UnparsedStatement(string Reason, SqlToken? At) : Statement;
