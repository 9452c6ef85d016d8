namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … DROP EXPRESSION.</summary>
/// <param name="Column">The generated column.</param>
/// <param name="IfExists">IF EXISTS.</param>
public sealed record DropColumnExpression(string Column, bool IfExists) : ColumnAction(Column);
