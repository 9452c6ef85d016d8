namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET (n_distinct = …).</summary>
/// <param name="Column">The column.</param>
/// <param name="Options">The options.</param>
public sealed record SetColumnOptions(string Column, IReadOnlyList<StorageParameter> Options) : ColumnAction(Column);
