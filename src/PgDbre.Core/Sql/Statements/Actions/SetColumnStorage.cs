namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET STORAGE.</summary>
/// <param name="Column">The column.</param>
/// <param name="Storage">plain, external, extended, main or default, in lower case.</param>
public sealed record SetColumnStorage(string Column, string Storage) : ColumnAction(Column);
