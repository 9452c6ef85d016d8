namespace PgDbre.Core.Sql.Statements;

/// <summary>RENAME VALUE.</summary>
/// <param name="Value">The old value.</param>
/// <param name="NewValue">The new value.</param>
public sealed record RenameEnumValue(string Value, string NewValue) : AlterAction;
