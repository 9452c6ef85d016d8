namespace PgDbre.Core.Sql.Statements;

/// <summary>LOCK.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Mode">The mode in lower case without MODE (access exclusive is the default).</param>
/// <param name="NoWait">NOWAIT.</param>
public sealed record LockTable(IReadOnlyList<RelationReference> Tables, string Mode, bool NoWait) : Statement;
