namespace PgDbre.Core.Sql.Statements;

/// <summary>SET LOGGED and SET UNLOGGED.</summary>
/// <param name="IsLogged">LOGGED.</param>
public sealed record SetLogged(bool IsLogged) : AlterAction;
