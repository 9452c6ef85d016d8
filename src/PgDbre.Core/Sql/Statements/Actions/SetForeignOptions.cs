namespace PgDbre.Core.Sql.Statements;

/// <summary>OPTIONS (…) of a foreign table, server or wrapper.</summary>
/// <param name="Options">ADD, SET and DROP with the options, as written.</param>
public sealed record SetForeignOptions(SqlFragment Options) : AlterAction;
