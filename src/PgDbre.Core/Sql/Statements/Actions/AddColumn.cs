namespace PgDbre.Core.Sql.Statements;

/// <summary>ADD [COLUMN].</summary>
/// <param name="Column">The new column.</param>
/// <param name="IfNotExists">IF NOT EXISTS.</param>
public sealed record AddColumn(ColumnDefinition Column, bool IfNotExists) : AlterAction;
