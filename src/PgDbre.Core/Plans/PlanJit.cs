namespace PgDbre.Core.Plans;

/// <summary>Just-in-time compilation of one statement.</summary>
/// <param name="Functions">Functions compiled.</param>
/// <param name="TotalMs">Compile time, ms, summed over all processes (so it may exceed the wall clock); null with TIMING OFF.</param>
public sealed record PlanJit(long Functions, double? TotalMs);
