namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET DEFAULT.</summary>
/// <param name="Column">The column.</param>
/// <param name="Default">The default.</param>
public sealed record SetColumnDefault(string Column, SqlExpression Default) : ColumnAction(Column);
