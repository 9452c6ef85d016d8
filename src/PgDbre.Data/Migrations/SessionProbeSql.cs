using System.Globalization;

namespace PgDbre.Data.Migrations;

/// <summary>What is asked between two statements, in the order in which <see cref="SessionProbe"/> reads it.</summary>
internal static class SessionProbeSql
{
    /// <summary>A setting's text has a unit that an interval knows, or is 0.</summary>
    public const string Session =
        """
        SELECT (extract(epoch FROM current_setting('lock_timeout')::interval) * 1000)::bigint,
               (extract(epoch FROM current_setting('statement_timeout')::interval) * 1000)::bigint,
               (extract(epoch FROM current_setting('transaction_timeout', true)::interval) * 1000)::bigint,
               current_setting('transaction_isolation'),
               pg_current_xact_id_if_assigned()::text,
               (pg_current_wal_insert_lsn() - '0/0')::bigint,
               pg_snapshot_xmax(pg_current_snapshot())::text
        """;

    /// <summary>Object ids below 16384 are the system catalogs (src/include/access/transam.h, FirstNormalObjectId).</summary>
    public const string Locks =
        """
        SELECT relation, mode FROM pg_locks
        WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted AND relation >= 16384
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    /// <summary>What is there: relations that are gone are told by their absence.</summary>
    public const string ObjectIds = $"SELECT array_agg(c.oid) FROM pg_class c WHERE {Scope}";

    private const string Scope = "c.oid >= 16384 AND c.relkind <> 't' AND c.relnamespace <> 'pg_toast'::regnamespace";

    /// <summary>Relations with their files.</summary>
    /// <param name="horizon">
    /// Only those whose catalog rows this transaction or a later one wrote; null for all. Between two statements of one session that
    /// are few of many, unless something was rolled back.
    /// </param>
    public static string Relations(uint? horizon)
    {
        string changed = horizon is { } first
            ? string.Create(
                CultureInfo.InvariantCulture, $" AND (age(c.xmin) <= age('{first}'::xid) OR age(i.xmin) <= age('{first}'::xid))")
            : "";
        return
            $"""
            SELECT c.oid, n.nspname::text, c.relname::text, c.relkind::text, c.relpersistence = 't', c.relfilenode,
                   COALESCE(i.indrelid, 0::oid), COALESCE(i.indisvalid, true), COALESCE(i.indisready, true)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_index i ON i.indexrelid = c.oid
            WHERE {Scope}{changed}
            """;
    }

    /// <summary>
    /// A session keeps its counts until it is idle and a second has passed (pgstat.c, pgstat_report_stat): what the server knows and what
    /// the session still keeps add up to a count that only grows.
    /// </summary>
    public const string Counters =
        """
        SELECT * FROM (
            SELECT c.oid,
                   pg_stat_get_numscans(c.oid) + pg_stat_get_xact_numscans(c.oid) AS scans,
                   pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_inserted(c.oid) AS inserted,
                   pg_stat_get_tuples_updated(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) AS updated,
                   pg_stat_get_tuples_deleted(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
            FROM pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm')) AS counted
        WHERE scans + inserted + updated + deleted > 0
        """;

    /// <summary>Before 15 a collector counts, some time later: exact is only what the session still keeps, in one transaction.</summary>
    public const string CountersOfTransaction =
        """
        SELECT * FROM (
            SELECT c.oid,
                   pg_stat_get_xact_numscans(c.oid) AS scans,
                   pg_stat_get_xact_tuples_inserted(c.oid) AS inserted,
                   pg_stat_get_xact_tuples_updated(c.oid) AS updated,
                   pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
            FROM pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm')) AS counted
        WHERE scans + inserted + updated + deleted > 0
        """;
}
