using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>What statements and functions reach outside of their database.</summary>
internal static class ShadowReach
{
    private static readonly HashSet<string> Trusted = new(StringComparer.Ordinal) { "sql", "plpgsql", "plperl", "pltcl", "plv8", "pltsql" };

    // Beginnings of names: the functions of dblink, adminpack, http, pg_net, aws_s3 and the like, and those of large objects and files.
    private static readonly (string Beginning, string Reach)[] Outside =
    [
        ("dblink", "reaches another server"),
        ("http_", "reaches another server"),
        ("postgres_fdw_", "reaches another server"),
        ("query_export_to_s3", "reaches another server"),
        ("table_import_from_s3", "reaches another server"),
        ("lo_import", "reaches the server's files"),
        ("lo_export", "reaches the server's files"),
        ("pg_read_", "reaches the server's files"),
        ("pg_file_", "reaches the server's files"),
        ("pg_ls_", "reaches the server's files"),
        ("pg_logdir_ls", "reaches the server's files"),
        ("pg_stat_file", "reaches the server's files"),
    ];

    // Functions that act on the whole server (manual, System Administration Functions).
    private static readonly string[] WholeServer =
    [
        "pg_terminate_backend", "pg_cancel_backend", "pg_reload_conf", "pg_rotate_logfile", "pg_promote", "pg_switch_wal",
        "pg_create_restore_point", "pg_start_backup", "pg_stop_backup", "pg_backup_start", "pg_backup_stop", "pg_wal_replay_pause",
        "pg_wal_replay_resume", "pg_create_physical_replication_slot", "pg_create_logical_replication_slot",
        "pg_copy_physical_replication_slot", "pg_copy_logical_replication_slot", "pg_drop_replication_slot", "pg_replication_origin_",
        "pg_replication_slot_advance", "pg_logical_slot_", "pg_stat_reset_", "pg_stat_statements_reset", "pg_log_backend_memory_contexts",
        "pg_stat_force_next_flush",
    ];

    /// <summary>What the function reaches, to stand behind its name; null if nothing that matters.</summary>
    public static string? OfFunction(string name, bool isOwnServer)
    {
        foreach ((string beginning, string reach) in Outside)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
            {
                return reach;
            }
        }

        return !isOwnServer && WholeServer.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))
            ? "acts on the whole server"
            : null;
    }

    /// <summary>Languages whose routines the server keeps from files and programs.</summary>
    public static bool IsTrusted(string language) => Trusted.Contains(language);

    /// <summary>The kind of object that a statement creates, changes, drops or grants; null for one that is about no one kind.</summary>
    public static ObjectKind? KindOf(Statement statement) => statement switch
    {
        CreateObject create => create.Kind,
        AlterObject alter => alter.Target.Kind,
        AlterTable alter => alter.Kind,
        DropObject drop => drop.Kind,
        CommentOn comment => comment.Target.Kind,
        GrantPrivileges grant => grant.Kind,
        AlterSettings settings => settings.Kind,
        CreateTable { ForeignServer: not null } => ObjectKind.ForeignTable,
        Reindex { Kind: ObjectKind.Database, Name: not null } => ObjectKind.Database,
        MoveAllInTablespace => ObjectKind.Tablespace,
        _ => null,
    };
}
