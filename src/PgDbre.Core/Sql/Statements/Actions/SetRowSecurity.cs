namespace PgDbre.Core.Sql.Statements;

/// <summary>ENABLE, DISABLE, FORCE and NO FORCE ROW LEVEL SECURITY.</summary>
/// <param name="IsEnabled">ENABLE or DISABLE; null if that stays.</param>
/// <param name="IsForced">FORCE or NO FORCE; null if that stays.</param>
public sealed record SetRowSecurity(bool? IsEnabled, bool? IsForced) : AlterAction;
