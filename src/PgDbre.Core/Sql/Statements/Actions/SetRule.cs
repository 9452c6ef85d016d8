namespace PgDbre.Core.Sql.Statements;

/// <summary>ENABLE [REPLICA | ALWAYS] and DISABLE RULE.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Mode">What it becomes.</param>
public sealed record SetRule(string Rule, FiringMode Mode) : AlterAction;
