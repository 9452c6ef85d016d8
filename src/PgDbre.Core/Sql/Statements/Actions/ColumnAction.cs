namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER [COLUMN].</summary>
/// <param name="Column">The column.</param>
public abstract record ColumnAction(string Column) : AlterAction;
