namespace PgDbre.Core.Sql.Statements;

/// <summary>DO.</summary>
/// <param name="Body">Its code.</param>
public sealed record DoBlock(RoutineBody Body) : Statement;
