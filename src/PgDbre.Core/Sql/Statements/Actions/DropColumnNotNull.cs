namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … DROP NOT NULL.</summary>
/// <param name="Column">The column.</param>
public sealed record DropColumnNotNull(string Column) : ColumnAction(Column);
