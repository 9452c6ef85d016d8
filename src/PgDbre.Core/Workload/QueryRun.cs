namespace PgDbre.Core.Workload;

/// <summary>One execution of a measured query.</summary>
/// <param name="ElapsedMs">From sending the statement until the last row was here, ms; BEGIN and ROLLBACK not in it.</param>
/// <param name="Rows">Rows fetched.</param>
public readonly record struct QueryRun(double ElapsedMs, long Rows);
