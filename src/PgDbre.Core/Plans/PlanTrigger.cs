namespace PgDbre.Core.Plans;

/// <summary>A trigger that ran for the statement; its time is outside the plan tree.</summary>
/// <param name="Name">Trigger name.</param>
/// <param name="Relation">Table it belongs to.</param>
/// <param name="ConstraintName">Foreign key it enforces; null for a user's trigger.</param>
/// <param name="TimeMs">Total time, ms; null with TIMING OFF.</param>
/// <param name="Calls">How often it ran.</param>
public sealed record PlanTrigger(string Name, string? Relation, string? ConstraintName, double? TimeMs, long Calls);
