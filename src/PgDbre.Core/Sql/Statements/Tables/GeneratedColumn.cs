namespace PgDbre.Core.Sql.Statements;

/// <summary>GENERATED ALWAYS AS (expression).</summary>
/// <param name="Expression">The expression without its parentheses.</param>
/// <param name="IsStored">
/// True for STORED, false for VIRTUAL; null if neither was written, which is virtual since 18 and an error before.
/// </param>
public sealed record GeneratedColumn(SqlExpression Expression, bool? IsStored);
