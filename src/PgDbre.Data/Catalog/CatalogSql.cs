namespace PgDbre.Data.Catalog;

/// <summary>
/// The statements of one catalog reading. Each begins with the same scope ($1 schemas, $2 tables, $3 schema pattern,
/// $4 with values, $5 with tables at the other end of foreign keys), so their number never depends on the number of tables.
/// Asked for by name they read through the catalog's indexes, however many tables the database has: hence the LATERAL
/// subqueries with OFFSET 0, which the planner cannot turn into scans of the whole. Works on 13 to 18.
/// </summary>
internal static class CatalogSql
{
    // Materialised: the planner cannot know how many tables match, and guesses wrong when it may mix the conditions.
    private const string Scope =
        """
        WITH named AS MATERIALIZED (
            SELECT c.oid
            FROM unnest($1::text[], $2::text[]) AS wanted(schema_name, table_name)
            JOIN pg_class c ON c.relname = wanted.table_name::name
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE wanted.schema_name = n.nspname OR (wanted.schema_name = '' AND pg_table_is_visible(c.oid))),
        scope AS MATERIALIZED (
            SELECT c.oid, c.relname, n.nspname, c.relkind, c.relispartition, c.reltuples, c.relallvisible, c.relnamespace, c.reloptions
            FROM (SELECT oid FROM named
                  UNION
                  SELECT t.tgconstrrelid
                  FROM named
                  CROSS JOIN LATERAL (SELECT tgconstrrelid FROM pg_trigger WHERE tgrelid = named.oid OFFSET 0) AS t
                  WHERE $5::boolean
                  UNION
                  SELECT c.oid
                  FROM pg_class c
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE $3::text IS NOT NULL AND n.nspname ~ $3::text
                    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema') AS found
            JOIN pg_class c ON c.oid = found.oid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm') AND $4::boolean IS NOT NULL)
        """;

    /// <summary>
    /// reltuples is -1 (before 14: 0 with 0 pages) until the first ANALYZE. The functions behind pg_stat_all_tables instead of the
    /// view, which counts for every table of the database.
    /// </summary>
    public const string Tables = Scope +
        """

        SELECT s.oid, s.nspname::text, s.relname::text, s.relkind::text, s.relispartition,
               CASE WHEN s.reltuples < 0 OR (s.reltuples = 0 AND pg_relation_size(s.oid) > 0) THEN NULL ELSE s.reltuples::float8 END,
               CASE WHEN s.relkind = 'p' THEN 0 ELSE COALESCE(pg_relation_size(s.oid), 0) / current_setting('block_size')::bigint END,
               s.relallvisible::bigint, COALESCE(has_any_column_privilege(s.oid, 'SELECT'), false),
               pg_stat_get_tuples_inserted(s.oid), pg_stat_get_tuples_updated(s.oid), pg_stat_get_tuples_hot_updated(s.oid),
               pg_stat_get_tuples_deleted(s.oid),
               COALESCE(has_table_privilege(s.oid, 'SELECT') AND NOT row_security_active(s.oid), false),
               rn.nspname::text, r.relname::text,
               clock_timestamp(),
               GREATEST(pg_stat_get_last_analyze_time(s.oid), pg_stat_get_last_autoanalyze_time(s.oid)),
               GREATEST(pg_stat_get_last_vacuum_time(s.oid), pg_stat_get_last_autovacuum_time(s.oid)),
               pg_stat_get_mod_since_analyze(s.oid), pg_stat_get_ins_since_vacuum(s.oid),
               pg_stat_get_live_tuples(s.oid), pg_stat_get_dead_tuples(s.oid),
               COALESCE(o.scale_factor, current_setting('autovacuum_analyze_scale_factor'))::float8,
               COALESCE(o.threshold, current_setting('autovacuum_analyze_threshold'))::float8,
               COALESCE(o.is_enabled::boolean, true) AND current_setting('autovacuum')::boolean AND current_setting('track_counts')::boolean
        FROM scope s
        LEFT JOIN pg_class r ON s.relispartition AND r.oid = pg_partition_root(s.oid)
        LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
        CROSS JOIN LATERAL (
            SELECT max(option_value) FILTER (WHERE option_name = 'autovacuum_analyze_scale_factor') AS scale_factor,
                   max(option_value) FILTER (WHERE option_name = 'autovacuum_analyze_threshold') AS threshold,
                   max(option_value) FILTER (WHERE option_name = 'autovacuum_enabled') AS is_enabled
            FROM pg_options_to_table(s.reloptions)) AS o
        ORDER BY s.nspname, s.relname
        """;

    /// <summary>Domains are seen through to their base type; to_jsonb(d) because datlocprovider is new in 15.</summary>
    public const string Columns = Scope +
        """
        , db AS (
            SELECT COALESCE(to_jsonb(d) ->> 'datlocprovider', 'c') = 'b'
                   OR (COALESCE(to_jsonb(d) ->> 'datlocprovider', 'c') = 'c' AND d.datcollate IN ('C', 'POSIX')) AS has_byte_order
            FROM pg_database d WHERE d.datname = current_database()),
        types AS MATERIALIZED (
            SELECT t.oid,
                   EXISTS (SELECT FROM pg_opclass o
                           WHERE o.opcmethod = 403 AND o.opcdefault
                             AND (o.opcintype = t.oid
                                  OR (t.typtype = 'e' AND o.opcintype = 'anyenum'::regtype)
                                  OR (t.typtype = 'r' AND o.opcintype = 'anyrange'::regtype)
                                  OR (t.typelem <> 0 AND t.typlen = -1 AND o.opcintype = 'anyarray'::regtype)
                                  OR EXISTS (SELECT FROM pg_cast k WHERE k.castsource = t.oid AND k.casttarget = o.opcintype
                                                                     AND k.castmethod = 'b' AND k.castcontext = 'i'))) AS has_btree
            FROM pg_type t
            WHERE t.oid IN (SELECT CASE WHEN u.typtype = 'd' THEN u.typbasetype ELSE u.oid END
                            FROM pg_attribute ua JOIN pg_type u ON u.oid = ua.atttypid
                            WHERE ua.attrelid IN (SELECT oid FROM scope)))
        SELECT a.attrelid, a.attnum::int, a.attname::text, format_type(a.atttypid, a.atttypmod), b.typname::text, a.attlen::int,
               CASE a.attalign WHEN 'd' THEN 8 WHEN 'i' THEN 4 WHEN 's' THEN 2 ELSE 1 END,
               CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END, a.attnotnull,
               COALESCE(co.collname IN ('C', 'POSIX', 'ucs_basic') OR co.collprovider = 'b'
                        OR (co.collprovider = 'd' AND db.has_byte_order), true),
               COALESCE(co.collisdeterministic, true), types.has_btree, NULLIF(a.attstattarget, -1)::int
        FROM scope s
        CROSS JOIN db
        JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
        JOIN types ON types.oid = b.oid
        LEFT JOIN pg_collation co ON co.oid = a.attcollation
        ORDER BY a.attrelid, a.attnum
        """;

    /// <summary>The view shows only what the role may read.</summary>
    public const string Statistics = Scope +
        """

        SELECT s.oid, p.attname::text, p.null_frac::float8, p.avg_width, p.n_distinct::float8, p.correlation::float8,
               CASE WHEN $4::boolean THEN p.most_common_vals::text::text[] END,
               CASE WHEN $4::boolean THEN p.most_common_freqs END
        FROM scope s
        CROSS JOIN LATERAL (
            SELECT * FROM pg_stats
            WHERE schemaname = s.nspname AND tablename = s.relname AND inherited = (s.relkind = 'p') OFFSET 0) AS p
        """;

    public const string ExtendedStatistics = Scope +
        """

        SELECT e.stxrelid, n.nspname::text, e.stxname::text,
               ARRAY(SELECT a.attname::text FROM pg_attribute a
                     WHERE a.attrelid = e.stxrelid AND a.attnum = ANY (e.stxkeys) ORDER BY a.attnum),
               e.stxkind::text[]
        FROM scope s
        JOIN pg_statistic_ext e ON e.stxrelid = s.oid
        JOIN pg_namespace n ON n.oid = e.stxnamespace
        ORDER BY e.stxrelid, e.stxname
        """;

    public const string Indexes = Scope +
        """

        SELECT i.indrelid, i.indexrelid, ic.relname::text, am.amname::text, i.indisunique, i.indisprimary,
               i.indisvalid AND i.indisready AND i.indislive, i.indisreplident,
               con.conname::text,
               pg_get_expr(i.indpred, i.indrelid), pg_relation_size(i.indexrelid), pg_get_indexdef(i.indexrelid)
        FROM scope s
        JOIN pg_index i ON i.indrelid = s.oid
        JOIN pg_class ic ON ic.oid = i.indexrelid
        JOIN pg_am am ON am.oid = ic.relam
        LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.conrelid = i.indrelid AND con.contype IN ('p', 'u', 'x')
        ORDER BY i.indexrelid
        """;

    /// <summary>
    /// pgvector's classes are always named: which of them is the default differs between hnsw and ivfflat. An expression has no column whose
    /// collation could be its own, so there the database's default (100, DEFAULT_COLLATION_OID) goes unnamed.
    /// </summary>
    public const string IndexColumns = Scope + IndexColumnsOfScope;

    /// <summary>The same for a scope of another reading: tables by oid.</summary>
    public const string IndexColumnsOfScope =
        """

        SELECT i.indexrelid, k > i.indnkeyatts, a.attname::text,
               CASE WHEN i.indkey[k - 1] = 0 THEN pg_get_indexdef(i.indexrelid, k, false) END,
               CASE WHEN NOT o.opcdefault OR am.amname IN ('hnsw', 'ivfflat') THEN o.opcname::text END,
               CASE WHEN co.oid <> COALESCE(a.attcollation, 100) THEN co.collname::text END,
               COALESCE(i.indoption[k - 1] & 1, 0) <> 0, COALESCE(i.indoption[k - 1] & 2, 0) <> 0
        FROM scope s
        JOIN pg_index i ON i.indrelid = s.oid
        JOIN pg_class ic ON ic.oid = i.indexrelid
        JOIN pg_am am ON am.oid = ic.relam
        CROSS JOIN LATERAL generate_series(1, i.indnatts::int) AS k
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1] AND a.attnum <> 0
        LEFT JOIN pg_opclass o ON k <= i.indnkeyatts AND o.oid = i.indclass[k - 1]
        LEFT JOIN pg_collation co ON k <= i.indnkeyatts AND co.oid = i.indcollation[k - 1]
        ORDER BY i.indexrelid, k
        """;

    /// <summary>
    /// A key to a partitioned parent has a copy for each of the parent's partitions; only the declared one counts. No index of the
    /// catalog finds the keys that point at a table, but its triggers name them; before 15 a partitioned parent has none of its own.
    /// </summary>
    public const string ForeignKeys = Scope +
        """
        , keys AS MATERIALIZED (
            SELECT own.oid FROM scope s
            CROSS JOIN LATERAL (SELECT oid FROM pg_constraint WHERE conrelid = s.oid AND contype = 'f' OFFSET 0) AS own
            UNION
            SELECT t.tgconstraint FROM scope s
            CROSS JOIN LATERAL (SELECT tgconstraint FROM pg_trigger WHERE tgrelid = s.oid AND tgconstrrelid <> 0 OFFSET 0) AS t
            UNION
            SELECT c.oid FROM scope s JOIN pg_constraint c ON c.confrelid = s.oid WHERE s.relkind = 'p' AND c.contype = 'f')
        SELECT con.conrelid, con.confrelid, con.conname::text, cn.nspname::text, cc.relname::text, pn.nspname::text, pc.relname::text,
               (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(con.conkey) WITH ORDINALITY AS k(number, place)
                JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.number),
               (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(con.confkey) WITH ORDINALITY AS k(number, place)
                JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number),
               CASE con.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'
                                    WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END,
               con.convalidated
        FROM keys
        CROSS JOIN LATERAL (SELECT * FROM pg_constraint WHERE oid = keys.oid OFFSET 0) AS con
        JOIN pg_class cc ON cc.oid = con.conrelid
        JOIN pg_namespace cn ON cn.oid = cc.relnamespace
        JOIN pg_class pc ON pc.oid = con.confrelid
        JOIN pg_namespace pn ON pn.oid = pc.relnamespace
        WHERE con.contype = 'f'
          AND NOT EXISTS (SELECT FROM pg_constraint above WHERE above.oid = con.conparentid AND above.conrelid = con.conrelid)
        ORDER BY con.conrelid, con.conname
        """;

    public const string RelationNames = Scope +
        """

        SELECT n.nspname::text, c.relname::text
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relnamespace IN (SELECT relnamespace FROM scope)
        """;

    public const string Extensions = "SELECT extname::text, extversion FROM pg_extension";
}
