using PgDbre.Core.Connections;

namespace PgDbre.Core.Plans.Reading;

/// <summary>One find in a file: a plan, or a piece that looked like one and cannot be read.</summary>
/// <param name="Plan">The plan; null if the piece is unreadable.</param>
/// <param name="Problem">PgPlanUnreadable with file and line in its message; null for a plan.</param>
/// <param name="Line">Where it begins, counted from 1.</param>
public sealed record PlanReading(Plan? Plan, PgDbreException? Problem, int Line);
