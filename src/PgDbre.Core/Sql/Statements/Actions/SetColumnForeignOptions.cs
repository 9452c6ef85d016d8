namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … OPTIONS (…) of a foreign table.</summary>
/// <param name="Column">The column.</param>
/// <param name="Options">ADD, SET and DROP with the options, as written.</param>
public sealed record SetColumnForeignOptions(string Column, SqlFragment Options) : ColumnAction(Column);
