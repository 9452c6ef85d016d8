namespace PgDbre.Data.Workload;

/// <summary>What the statistics hold as a whole, so that a list can say what it does not show.</summary>
/// <param name="Statements">Entries of the databases asked for.</param>
/// <param name="TotalMs">Their execution time, hidden ones included.</param>
/// <param name="HiddenStatements">Entries of other roles whose text this role may not see.</param>
/// <param name="HiddenMs">Execution time of those.</param>
public sealed record StatementSummary(long Statements, double TotalMs, long HiddenStatements, double HiddenMs);
