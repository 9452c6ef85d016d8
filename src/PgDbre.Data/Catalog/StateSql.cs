namespace PgDbre.Data.Catalog;

/// <summary>
/// The statements behind the states of tables and indexes, for the tables of $1 (object ids): their number never depends on the number
/// of tables. Works on 13 to 18.
/// </summary>
internal static class StateSql
{
    /// <summary>
    /// Two parts of a WITH: held has the tables that somebody locks exclusively, or is about to, by themselves or by one of their indexes.
    /// </summary>
    public const string Held =
        """
        locked AS MATERIALIZED (
            SELECT l.relation
            FROM pg_locks l
            WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
              AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())),
        held AS MATERIALIZED (
            SELECT relation FROM locked
            UNION
            SELECT i.indrelid FROM pg_index i WHERE i.indexrelid IN (SELECT relation FROM locked))
        """;

    /// <summary>
    /// The tables that match, and whether somebody holds or awaits an ACCESS EXCLUSIVE lock on one or its index: sizes and deparsed
    /// expressions would queue behind it (ruleutils.c and dbsize.c open the relation). $1 and $2: patterns of schemas and tables, in pairs;
    /// $3 and $4: their exact names.
    /// </summary>
    public const string Names = "WITH " + Held +
        """

        SELECT n.nspname::text, c.relname::text, c.oid IN (SELECT relation FROM held) OR c.reltoastrelid IN (SELECT relation FROM held)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm')
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND (EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS wanted (schema, name)
                       WHERE n.nspname ~ wanted.schema AND c.relname ~ wanted.name)
               OR (n.nspname::text, c.relname::text) IN (SELECT schema, name FROM unnest($3::text[], $4::text[]) AS wanted (schema, name)))
        """;

    /// <summary>$2: with sizes, which are worth their system calls only where somebody looks at them.</summary>
    public const string Tables =
        """
        SELECT c.oid,
               CASE WHEN $2::boolean THEN pg_relation_size(c.oid) END,
               CASE WHEN $2::boolean THEN pg_indexes_size(c.oid) END,
               CASE WHEN $2::boolean THEN COALESCE(pg_total_relation_size(t.oid), 0) END,
               CASE WHEN $2::boolean THEN pg_table_size(c.oid) END,
               c.relpages::bigint, c.reltuples::float8,
               pg_stat_get_last_vacuum_time(c.oid), pg_stat_get_last_analyze_time(c.oid),
               CASE WHEN c.relfrozenxid <> '0'::xid THEN greatest(age(c.relfrozenxid), age(t.relfrozenxid)) END,
               CASE WHEN c.relminmxid <> '0'::xid THEN greatest(mxid_age(c.relminmxid), mxid_age(t.relminmxid)) END,
               pn.nspname::text, p.relname::text, c.reloptions, obj_description(c.oid, 'pg_class'),
               EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'),
               c.relpersistence = 't'
        FROM pg_class c
        LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND c.reltoastrelid <> 0
        LEFT JOIN pg_inherits h ON h.inhrelid = c.oid AND c.relispartition
        LEFT JOIN pg_class p ON p.oid = h.inhparent
        LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE c.oid = ANY ($1::oid[])
        """;

    /// <summary>pg_stat_get_lastscan is new in 16, indnullsnotdistinct in 15.</summary>
    public static string Indexes(int major) =>
        $"""
        SELECT i.indexrelid, c.relpages::bigint, c.reltuples::float8,
               pg_stat_get_numscans(c.oid), {(major >= 16 ? "pg_stat_get_lastscan(c.oid)" : "NULL::timestamptz")},
               pg_stat_get_tuples_returned(c.oid), pg_stat_get_tuples_fetched(c.oid),
               i.indisclustered, {(major >= 15 ? "i.indnullsnotdistinct" : "false")}, i.indimmediate, pn.nspname::text, p.relname::text,
               c.reloptions, f.names,
               EXISTS (SELECT FROM pg_stat_progress_create_index b WHERE b.index_relid = i.indexrelid)
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        LEFT JOIN pg_inherits h ON h.inhrelid = c.oid
        LEFT JOIN pg_class p ON p.oid = h.inhparent
        LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
        LEFT JOIN (SELECT k.conindid, array_agg(k.conname::text ORDER BY k.conname) AS names
                   FROM pg_constraint k WHERE k.contype = 'f' GROUP BY k.conindid) f ON f.conindid = c.oid
        WHERE i.indrelid = ANY ($1::oid[])
        """;

    /// <summary>
    /// Statistics that were never reset begin where the server lost or made them: what the archiver's statistics say, which a crash resets
    /// with all others (pgstat_reset_after_failure). Before 15 every database has a date of its own.
    /// </summary>
    public const string Database =
        """
        SELECT now(), COALESCE(s.stats_reset, (SELECT a.stats_reset FROM pg_stat_archiver a)), current_setting('track_counts')::boolean,
               current_setting('autovacuum_freeze_max_age')::bigint, current_setting('autovacuum_multixact_freeze_max_age')::bigint,
               pg_is_in_recovery(),
               ARRAY(SELECT COALESCE(NULLIF(r.application_name, ''), host(r.client_addr), 'process ' || r.pid)
                     FROM pg_stat_replication r
                     WHERE r.state IS DISTINCT FROM 'backup'
                       AND NOT EXISTS (SELECT FROM pg_replication_slots g WHERE g.slot_type = 'logical' AND g.active_pid = r.pid)
                     ORDER BY 1),
               ARRAY(SELECT g.slot_name::text FROM pg_replication_slots g WHERE g.slot_type = 'physical' AND NOT g.active ORDER BY 1),
               (SELECT v.default_version FROM pg_available_extensions v WHERE v.name = 'vector'),
               pg_size_bytes(current_setting('effective_cache_size')), pg_size_bytes(current_setting('shared_buffers'))
        FROM pg_stat_database s
        WHERE s.datname = current_database()
        """;

    /// <summary>Constraints that were never checked against the rows that were there; those NOT ENFORCED (18) never will be.</summary>
    public static string UnvalidatedConstraints(int major) =>
        $"""
        SELECT k.conrelid, k.conname::text, pg_get_constraintdef(k.oid)
        FROM pg_constraint k
        WHERE NOT k.convalidated AND k.conrelid = ANY ($1::oid[]){(major >= 18 ? " AND k.conenforced" : "")}
        ORDER BY k.conrelid, k.conname
        """;

    /// <summary>
    /// Sequences that feed a column of the tables, owned by it or named in its default, and the free ones of their schemas.
    /// </summary>
    public const string Sequences =
        """
        WITH fed AS (
            SELECT d.objid AS sequence, d.refobjid AS relation, d.refobjsubid AS number
            FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
            UNION
            SELECT d.refobjid, f.adrelid, f.adnum
            FROM pg_depend d
            JOIN pg_attrdef f ON f.oid = d.objid
            WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> f.adrelid)
        SELECT s.seqrelid, n.nspname::text, c.relname::text, s.seqmin, s.seqmax, s.seqincrement, s.seqcycle,
               format_type(s.seqtypid, NULL), fed.relation, a.attname::text, has_sequence_privilege(c.oid, 'SELECT, USAGE')
        FROM pg_sequence s
        JOIN pg_class c ON c.oid = s.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN fed ON fed.sequence = s.seqrelid
        LEFT JOIN pg_attribute a ON a.attrelid = fed.relation AND a.attnum = fed.number
        WHERE fed.relation = ANY ($1::oid[])
           OR (fed.relation IS NULL AND c.relnamespace IN (SELECT r.relnamespace FROM pg_class r WHERE r.oid = ANY ($1::oid[])))
        ORDER BY s.seqrelid, a.attname
        """;

    /// <summary>Where the sequences of $1 stand. The server keeps a lock on each it is asked for until the transaction ends.</summary>
    public const string SequenceValues = "SELECT oid, pg_sequence_last_value(oid::regclass) FROM unnest($1::oid[]) AS oid";

    /// <summary>
    /// The largest value ANALYZE saw in the int2 and int4 columns of unique keys; only what the role may read. OFFSET 0 keeps the planner
    /// from joining the whole of pg_stats, which takes half a minute where ten thousand probes take a third of a second.
    /// </summary>
    public const string LargestKeys =
        """
        WITH keys AS MATERIALIZED (
            SELECT DISTINCT i.indrelid, n.nspname, c.relname, a.attname
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indisunique AND i.indrelid = ANY ($1::oid[]) AND a.atttypid IN ('int2'::regtype, 'int4'::regtype))
        SELECT k.indrelid, k.attname::text, seen.largest
        FROM keys k
        CROSS JOIN LATERAL (
            SELECT greatest((p.histogram_bounds::text::bigint[])[array_upper(p.histogram_bounds::text::bigint[], 1)],
                            (SELECT max(v) FROM unnest(p.most_common_vals::text::bigint[]) AS v)) AS largest
            FROM pg_stats p
            WHERE p.schemaname = k.nspname AND p.tablename = k.relname AND p.attname = k.attname AND NOT p.inherited
            OFFSET 0) seen
        WHERE seen.largest IS NOT NULL
        """;
}
