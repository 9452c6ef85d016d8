namespace PgDbre.Core.Sql.Statements;

/// <summary>DROP [COLUMN].</summary>
/// <param name="Column">The column.</param>
/// <param name="IfExists">IF EXISTS.</param>
/// <param name="IsCascade">CASCADE.</param>
public sealed record DropColumn(string Column, bool IfExists, bool IsCascade) : AlterAction;
