namespace PgDbre.Core.Sql.Statements;

/// <summary>RENAME TO: the object itself gets a new name.</summary>
/// <param name="NewName">The new name.</param>
public sealed record RenameTo(string NewName) : AlterAction;
