namespace PgDbre.Sandbox.Servers;

/// <summary>
/// What a sandbox's server is told. It is disposable, so nothing is written for the day after a crash (fsync,
/// synchronous_commit, full_page_writes off); write latencies measured in it are therefore too good. What concerns
/// plans is left as PostgreSQL sets it, apart from memory.
/// </summary>
internal static class ServerSettings
{
    /// <summary>Only scram over loopback; there is no socket.</summary>
    public const string HostBasedAuthentication =
        """
        host all all 127.0.0.1/32 scram-sha-256
        """;

    /// <summary>Lines appended to the postgresql.conf that initdb wrote.</summary>
    public static string Text(ServerInstallation installation, int port)
    {
        ArgumentNullException.ThrowIfNull(installation);
        string preload = installation.Extensions.Contains("pg_stat_statements") ? "pg_stat_statements" : "";
        return
            $"""

            # PgDbre sandbox
            listen_addresses = '{LoopbackPort.Host}'
            port = {port}
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100
            shared_buffers = '256MB'
            maintenance_work_mem = '256MB'
            shared_preload_libraries = '{preload}'
            track_io_timing = on
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%u@%d '
            {string.Join('\n', installation.ExtraSettings)}

            """;
    }
}
