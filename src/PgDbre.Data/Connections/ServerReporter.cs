using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Connections;

/// <summary>Reads what Get-PgServer shows.</summary>
public static class ServerReporter
{
    private const string ServerSql =
        """
        SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())::float8                     AS uptime_seconds,
               (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend')             AS connections,
               current_setting('max_connections')::int                                                        AS max_connections,
               CASE WHEN has_database_privilege(current_database(), 'CONNECT') THEN pg_database_size(current_database()) END AS size_bytes,
               pg_is_in_recovery()                                                                            AS is_in_recovery,
               pg_has_role('pg_read_all_stats', 'USAGE')                                                      AS can_see_all,
               current_setting('pg_stat_statements.track', true) IS NOT NULL                                  AS statements_loaded
        """;

    private const string ExtensionsSql =
        """
        SELECT name::text, installed_version, default_version
          FROM pg_available_extensions
         WHERE name = ANY ($1)
        """;

    private const string SettingsSql =
        """
        SELECT name, current_setting(name), source, pending_restart
          FROM pg_settings
         WHERE name = ANY ($1)
         ORDER BY array_position($1, name)
        """;

    private static readonly string[] SettingNames =
    [
        "shared_buffers", "effective_cache_size", "work_mem", "hash_mem_multiplier", "maintenance_work_mem", "max_connections",
        "random_page_cost", "effective_io_concurrency", "max_parallel_workers_per_gather", "jit", "default_statistics_target",
        "autovacuum", "max_wal_size", "checkpoint_timeout", "statement_timeout", "lock_timeout",
        "idle_in_transaction_session_timeout", "track_io_timing", "compute_query_id", "shared_preload_libraries",
        "pg_stat_statements.track", "pg_stat_statements.max", "log_min_duration_statement",
    ];

    /// <summary>The report of one server.</summary>
    public static async Task<ServerReport> ReadAsync(
        PgConnection connection, bool isDefault, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            List<Facts> facts = await transaction.ListAsync(ServerSql, Facts.Read, cancellation).ConfigureAwait(false);
            List<ExtensionAdvice.Facts> extensions = await transaction.ListAsync(
                ExtensionsSql,
                row => new ExtensionAdvice.Facts(row.GetString(0), Text(row, 1), Text(row, 2)),
                cancellation,
                (object)ExtensionAdvice.Names.ToArray()).ConfigureAwait(false);
            List<ServerSetting> settings = await transaction.ListAsync(
                SettingsSql,
                row => new ServerSetting(row.GetString(0), Text(row, 1), row.GetString(2), row.GetBoolean(3)),
                cancellation,
                (object)SettingNames).ConfigureAwait(false);
            return Compose(connection, isDefault, facts[0], extensions, settings);
        }
    }

    private static ServerReport Compose(
        PgConnection connection, bool isDefault, Facts facts, List<ExtensionAdvice.Facts> found, List<ServerSetting> settings)
    {
        IReadOnlyList<ServerExtension> extensions = ExtensionAdvice.For(found, connection.Identity.Major, facts.IsStatementsLoaded);
        string? grant = facts.CanSeeAll ? null : $"GRANT pg_monitor TO {SqlIdentifier.Display(connection.User)};";
        return new ServerReport
        {
            Server = connection.Server,
            Database = connection.Database,
            User = connection.User,
            Version = connection.Version,
            Uptime = TimeSpan.FromSeconds(Math.Floor(facts.UptimeSeconds)),
            IsInRecovery = facts.IsInRecovery,
            CanSeeAllStatements = facts.CanSeeAll,
            IsDefault = isDefault,
            Connections = facts.Connections,
            MaxConnections = facts.MaxConnections,
            DatabaseSizeBytes = facts.SizeBytes,
            Remedies = [.. extensions.Select(extension => extension.Remedy).Append(grant).OfType<string>()],
            Extensions = extensions,
            Settings = settings,
        };
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Facts(
        double UptimeSeconds, int Connections, int MaxConnections, long? SizeBytes, bool IsInRecovery, bool CanSeeAll, bool IsStatementsLoaded)
    {
        public static Facts Read(NpgsqlDataReader row) => new(
            row.GetDouble(0),
            row.GetInt32(1),
            row.GetInt32(2),
            row.IsDBNull(3) ? null : row.GetInt64(3),
            row.GetBoolean(4),
            row.GetBoolean(5),
            row.GetBoolean(6));
    }
}
