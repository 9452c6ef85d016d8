namespace PgDbre.Core.Workload;

/// <summary>How often a query is executed for a measurement.</summary>
/// <param name="Count">Executions that count, over all workers.</param>
/// <param name="WarmUp">Executions of each worker before, which do not count: they fill caches and open connections.</param>
/// <param name="Concurrency">Workers that execute at the same time, each in its own session.</param>
public sealed record RunSchedule(int Count, int WarmUp, int Concurrency);
