namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … DROP IDENTITY.</summary>
/// <param name="Column">The column.</param>
/// <param name="IfExists">IF EXISTS.</param>
public sealed record DropColumnIdentity(string Column, bool IfExists) : ColumnAction(Column);
