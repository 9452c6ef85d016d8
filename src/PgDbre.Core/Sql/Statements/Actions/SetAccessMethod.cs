namespace PgDbre.Core.Sql.Statements;

/// <summary>SET ACCESS METHOD.</summary>
/// <param name="Method">The new method; null for DEFAULT.</param>
public sealed record SetAccessMethod(string? Method) : AlterAction;
