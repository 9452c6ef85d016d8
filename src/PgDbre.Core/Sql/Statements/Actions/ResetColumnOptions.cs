namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … RESET (n_distinct).</summary>
/// <param name="Column">The column.</param>
/// <param name="Options">The options' names.</param>
public sealed record ResetColumnOptions(string Column, IReadOnlyList<StorageParameter> Options) : ColumnAction(Column);
