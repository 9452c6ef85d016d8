namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET COMPRESSION.</summary>
/// <param name="Column">The column.</param>
/// <param name="Method">pglz, lz4 or default.</param>
public sealed record SetColumnCompression(string Column, string Method) : ColumnAction(Column);
