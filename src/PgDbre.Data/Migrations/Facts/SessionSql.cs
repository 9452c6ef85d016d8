namespace PgDbre.Data.Migrations.Facts;

/// <summary>Statements about the session, the database as a whole, and what is asked for. Works on 13 to 18.</summary>
internal static class SessionSql
{
    /// <summary>Who asks and when.</summary>
    public const string Session = "SELECT session_user::text, now()";

    /// <summary>
    /// reset_val: what the session began with, role, database and connection options included, and not what the reading itself set.
    /// </summary>
    public const string Settings =
        """
        SELECT s.name, s.reset_val
        FROM pg_settings s
        WHERE s.name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout', 'TimeZone',
                         'search_path', 'session_replication_role')
        """;

    /// <summary>What ALTER ROLE and ALTER DATABASE set, of the parameters that decide about a migration.</summary>
    public const string RoleSettings =
        """
        SELECT r.rolname::text, s.setdatabase <> 0, split_part(c.setting, '=', 1), substr(c.setting, strpos(c.setting, '=') + 1)
        FROM pg_db_role_setting s
        LEFT JOIN pg_roles r ON r.oid = s.setrole
        CROSS JOIN LATERAL unnest(s.setconfig) AS c (setting)
        WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
          AND (s.setrole = 0 OR r.oid IS NOT NULL)
          AND split_part(c.setting, '=', 1) IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout',
                                                 'transaction_timeout', 'search_path', 'TimeZone')
        ORDER BY r.rolname NULLS FIRST, 2, 3
        """;

    /// <summary>
    /// Makes the server write every name that is not pg_catalog's with its schema, in expressions and types, so that a snapshot means the
    /// same whoever reads it.
    /// </summary>
    public const string EmptyPath = "SELECT set_config('search_path', '', true)";

    /// <summary>
    /// The oldest transaction of this database and how many there are, prepared ones included; what the role may not see is not there.
    /// </summary>
    public const string Transactions =
        """
        WITH open AS (
            SELECT a.xact_start, a.state
            FROM pg_stat_activity a
            WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.xact_start IS NOT NULL
            UNION ALL
            SELECT p.prepared, 'prepared'
            FROM pg_prepared_xacts p
            WHERE p.database = current_database())
        SELECT count(*)::int, extract(epoch FROM now() - min(xact_start))::float8,
               (SELECT o.state FROM open o ORDER BY o.xact_start LIMIT 1)
        FROM open
        """;

    public const string Schemas =
        """
        SELECT n.nspname::text
        FROM pg_namespace n
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY n.nspname
        """;

    public const string Extensions =
        """
        SELECT e.extname::text, e.extversion, n.nspname::text
        FROM pg_extension e
        JOIN pg_namespace n ON n.oid = e.extnamespace
        ORDER BY e.extname
        """;
}
