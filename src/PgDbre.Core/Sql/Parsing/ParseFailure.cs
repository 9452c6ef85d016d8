namespace PgDbre.Core.Sql.Parsing;

/// <summary>Why a statement is not understood.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="At">The token that was not expected; null for the end.</param>
internal sealed record ParseFailure(string Reason, SqlToken? At);
