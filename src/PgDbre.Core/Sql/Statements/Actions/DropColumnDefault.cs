namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … DROP DEFAULT.</summary>
/// <param name="Column">The column.</param>
public sealed record DropColumnDefault(string Column) : ColumnAction(Column);
