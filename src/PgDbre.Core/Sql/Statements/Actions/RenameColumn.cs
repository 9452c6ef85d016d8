namespace PgDbre.Core.Sql.Statements;

/// <summary>RENAME [COLUMN]; RENAME ATTRIBUTE of a composite type.</summary>
/// <param name="Column">The old name.</param>
/// <param name="NewName">The new name.</param>
/// <param name="IsCascade">CASCADE (composite types).</param>
public sealed record RenameColumn(string Column, string NewName, bool IsCascade) : ColumnAction(Column);
