namespace PgDbre.Core.Sql.Statements;

/// <summary>SET TABLESPACE.</summary>
/// <param name="Tablespace">The new tablespace.</param>
/// <param name="NoWait">NOWAIT.</param>
public sealed record SetTablespace(string Tablespace, bool NoWait) : AlterAction;
