namespace PgDbre.Core.Sql.Statements;

/// <summary>A parameter of a routine, or a column of RETURNS TABLE.</summary>
/// <param name="Name">Its name; null if it has none.</param>
/// <param name="Type">Its type.</param>
/// <param name="Mode">in, out, inout, variadic or table.</param>
/// <param name="Default">Its default; null if it has none.</param>
public sealed record RoutineParameter(string? Name, TypeName Type, string Mode, SqlExpression? Default);
