namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER EXTENSION.</summary>
/// <param name="Name">The extension.</param>
/// <param name="Action">What is done to it.</param>
public sealed record AlterExtension(string Name, AlterAction Action) : Statement;
