namespace PgDbre.Core.Sql.Statements;

/// <summary>DECLARE … CURSOR FOR.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The query.</param>
/// <param name="IsWithHold">WITH HOLD: it outlives the transaction, its rows are copied at commit.</param>
public sealed record DeclareCursor(string Name, Statement Query, bool IsWithHold) : Statement;
