namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … [SET DATA] TYPE.</summary>
/// <param name="Column">The column.</param>
/// <param name="Type">The new type.</param>
/// <param name="Collation">COLLATE; null if not written.</param>
/// <param name="Using">USING; null if not written.</param>
public sealed record AlterColumnType(string Column, TypeName Type, QualifiedName? Collation, SqlExpression? Using) : ColumnAction(Column);
