namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET NOT NULL.</summary>
/// <param name="Column">The column.</param>
public sealed record SetColumnNotNull(string Column) : ColumnAction(Column);
