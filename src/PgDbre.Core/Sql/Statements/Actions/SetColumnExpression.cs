namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET EXPRESSION AS (…) (17).</summary>
/// <param name="Column">The generated column.</param>
/// <param name="Expression">The new expression without its parentheses.</param>
public sealed record SetColumnExpression(string Column, SqlExpression Expression) : ColumnAction(Column);
