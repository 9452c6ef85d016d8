namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER ROLE, ALTER DATABASE and ALTER SYSTEM … SET or RESET.</summary>
/// <param name="Kind">Role, Database or null for SYSTEM.</param>
/// <param name="Target">The role or database; null for ALL and for SYSTEM.</param>
/// <param name="Change">A <see cref="SetParameter"/> or a <see cref="ResetParameter"/>.</param>
public sealed record AlterSettings(ObjectKind? Kind, string? Target, Statement Change) : Statement
{
    /// <summary>IN DATABASE of ALTER ROLE; null for all.</summary>
    public string? Database { get; init; }

    /// <summary>ALTER SYSTEM.</summary>
    public bool IsSystem => Kind is null;
}
