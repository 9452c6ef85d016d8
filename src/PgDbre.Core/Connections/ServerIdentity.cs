namespace PgDbre.Core.Connections;

/// <summary>Who answered: read once when a connection is opened.</summary>
public sealed record ServerIdentity
{
    /// <summary>host:port as it was asked for.</summary>
    public required string Server { get; init; }

    /// <summary>current_database().</summary>
    public required string Database { get; init; }

    /// <summary>current_user.</summary>
    public required string User { get; init; }

    /// <summary>server_version without the packager's suffix, such as 17.11.</summary>
    public required string Version { get; init; }

    /// <summary>server_version_num, such as 170011.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>pg_is_in_recovery(): a standby, where nothing can be built.</summary>
    public bool IsInRecovery { get; init; }

    /// <summary>The role is a superuser.</summary>
    public bool IsSuperuser { get; init; }

    /// <summary>The role is a member of pg_read_all_stats, so it sees every role's statements.</summary>
    public bool CanReadAllStatistics { get; init; }

    /// <summary>Major version: 17 for 170011.</summary>
    public int Major => VersionNumber / 10000;
}
