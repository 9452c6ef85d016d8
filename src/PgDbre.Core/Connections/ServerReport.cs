namespace PgDbre.Core.Connections;

/// <summary>A server as Get-PgServer shows it: who it is, how it is set, what this role and this module can do with it.</summary>
public sealed record ServerReport
{
    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The connection's database.</summary>
    public required string Database { get; init; }

    /// <summary>The role that is logged in.</summary>
    public required string User { get; init; }

    /// <summary>Version as people say it, such as 17.11.</summary>
    public required string Version { get; init; }

    /// <summary>Time since the server started.</summary>
    public required TimeSpan Uptime { get; init; }

    /// <summary>True on a standby: nothing can be built there.</summary>
    public required bool IsInRecovery { get; init; }

    /// <summary>True if the role sees every role's statements (pg_read_all_stats).</summary>
    public required bool CanSeeAllStatements { get; init; }

    /// <summary>True if cmdlets without -Connection use this connection.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Sessions of clients, in every database.</summary>
    public required int Connections { get; init; }

    /// <summary>max_connections.</summary>
    public required int MaxConnections { get; init; }

    /// <summary>pg_database_size of the connection's database; null if the role may not know.</summary>
    public long? DatabaseSizeBytes { get; init; }

    /// <summary>What to do so that every cmdlet works here, as statements; empty when nothing is missing.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>The extensions this module uses, present or not.</summary>
    public IReadOnlyList<ServerExtension> Extensions { get; init; } = [];

    /// <summary>The settings that decide about plans, memory and statistics.</summary>
    public IReadOnlyList<ServerSetting> Settings { get; init; } = [];
}
