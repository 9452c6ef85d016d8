namespace PgDbre.Core.Sandboxes;

/// <summary>A running sandbox as Get-PgSandbox shows it: no password.</summary>
public sealed record SandboxStatus
{
    /// <summary>host:port of PostgreSQL.</summary>
    public required string Server { get; init; }

    /// <summary>The database that holds the extensions.</summary>
    public required string Database { get; init; }

    /// <summary>Name of the sandbox, unique on this machine.</summary>
    public required string Name { get; init; }

    /// <summary>Where the server comes from.</summary>
    public required SandboxProviderName Provider { get; init; }

    /// <summary>Version of the server, such as 17.11.</summary>
    public required string Version { get; init; }

    /// <summary>Port of the PgBouncer in front; null where there is none.</summary>
    public int? PgBouncerPort { get; init; }

    /// <summary>
    /// A libpq password file (readable by its owner alone) for other tools, so that no password is shown anywhere:
    /// <c>PGPASSFILE=… psql -h 127.0.0.1 -p … -U pgdbre sandbox</c>. It goes when the sandbox goes.
    /// </summary>
    public required string PassFile { get; init; }

    /// <summary>What was asked for and is not there; empty when all is.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Process that owns it and whose death ends it.</summary>
    public required int OwnerProcessId { get; init; }

    /// <summary>When it became ready.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long preparing and starting took, ms.</summary>
    public required double StartMs { get; init; }
}
