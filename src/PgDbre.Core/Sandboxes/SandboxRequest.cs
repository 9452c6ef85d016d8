namespace PgDbre.Core.Sandboxes;

/// <summary>What the user asked of Start-PgSandbox.</summary>
public sealed record SandboxRequest
{
    /// <summary>Major version of PostgreSQL.</summary>
    public int Version { get; init; } = 17;

    /// <summary>Extensions that must be there and are created in the sandbox's database.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = ["pg_stat_statements", "vector", "hypopg"];

    /// <summary>Force one provider; null tries all in their order.</summary>
    public SandboxProviderName? Provider { get; init; }
}
