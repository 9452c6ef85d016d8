namespace PgDbre.Core.Sql.Statements;

/// <summary>ENABLE [REPLICA | ALWAYS] and DISABLE TRIGGER.</summary>
/// <param name="Trigger">Its name; null for ALL and USER.</param>
/// <param name="Mode">What it becomes.</param>
public sealed record SetTrigger(string? Trigger, FiringMode Mode) : AlterAction
{
    /// <summary>ALL: those of foreign keys included.</summary>
    public bool IsAll { get; init; }

    /// <summary>USER: all but those of foreign keys.</summary>
    public bool IsUser { get; init; }
}
