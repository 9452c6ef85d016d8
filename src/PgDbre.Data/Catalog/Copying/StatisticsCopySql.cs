namespace PgDbre.Data.Catalog.Copying;

/// <summary>Reads the planner's statistics through pg_stats, and writes them into pg_statistic, which only a superuser may.</summary>
internal static class StatisticsCopySql
{
    /// <summary>Values are printed and read under the same settings on both sides.</summary>
    public const string Settings =
        """
        SELECT set_config('search_path', '', true), set_config('datestyle', 'ISO, YMD', true),
               set_config('intervalstyle', 'postgres', true), set_config('timezone', 'UTC', true),
               set_config('extra_float_digits', '3', true), set_config('bytea_output', 'hex', true)
        """;

    /// <summary>$1 schemas and $2 names of tables as plans name them: partitions, but not what they are partitions of.</summary>
    private const string Scope =
        """
        WITH RECURSIVE up AS (
            SELECT c.oid
            FROM unnest($1::text[], $2::text[]) AS wanted(schema_name, table_name)
            JOIN pg_class c ON c.relname = wanted.table_name::name
            JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = wanted.schema_name
            UNION
            SELECT h.inhparent FROM up JOIN pg_inherits h ON h.inhrelid = up.oid),
        relations AS MATERIALIZED (
            SELECT c.*, n.nspname, c.oid IN (SELECT oid FROM up) AS is_table
            FROM (SELECT oid FROM up UNION SELECT i.indexrelid FROM pg_index i WHERE i.indrelid IN (SELECT oid FROM up)) AS found
            JOIN pg_class c ON c.oid = found.oid
            JOIN pg_namespace n ON n.oid = c.relnamespace)

        """;

    public const string Relations = Scope +
        """
        SELECT format('%I.%I', r.nspname, r.relname), r.relpages, r.reltuples, r.relallvisible,
               CASE WHEN r.relkind IN ('p', 'I') THEN 0
                    ELSE COALESCE(pg_relation_size(r.oid), 0) / current_setting('block_size')::bigint END,
               CASE WHEN r.relkind = 'i' AND a.amname = 'btree' THEN k.bytes END
        FROM relations r
        LEFT JOIN pg_am a ON a.oid = r.relam
        LEFT JOIN pg_index i ON i.indexrelid = r.oid
        LEFT JOIN pg_class t ON t.oid = i.indrelid
        CROSS JOIN LATERAL (
            SELECT COALESCE(sum(CASE WHEN c.attlen > 0 THEN c.attlen ELSE COALESCE(s.avg_width, 32) END), 0)::int AS bytes
            FROM pg_attribute c
            LEFT JOIN pg_attribute o ON i.indkey[c.attnum - 1] > 0 AND o.attrelid = i.indrelid AND o.attnum = i.indkey[c.attnum - 1]
            LEFT JOIN LATERAL (
                SELECT p.avg_width FROM pg_stats p
                WHERE p.schemaname = r.nspname AND p.tablename = CASE WHEN o.attnum IS NULL THEN r.relname ELSE t.relname END
                  AND p.attname = COALESCE(o.attname, c.attname) AND NOT p.inherited OFFSET 0) AS s ON c.attlen < 0
            WHERE c.attrelid = r.oid AND c.attnum <= i.indnkeyatts) AS k
        ORDER BY r.oid
        """;

    /// <summary>What a range's bounds say stands in pg_stats since 17.</summary>
    public static string Columns(int major) => Scope +
        $"""
        SELECT format('%I.%I', r.nspname, r.relname), s.attname::text, s.inherited::text,
               s.null_frac::text, s.avg_width::text, s.n_distinct::text,
               s.most_common_vals::text, s.most_common_freqs::text, s.histogram_bounds::text, s.correlation::text,
               s.most_common_elems::text, s.most_common_elem_freqs::text, s.elem_count_histogram::text,
               {(major >= 17
                   ? "s.range_length_histogram::text, s.range_empty_frac::text, s.range_bounds_histogram::text"
                   : "NULL, NULL, NULL")}
        FROM relations r
        CROSS JOIN LATERAL (SELECT * FROM pg_stats WHERE schemaname = r.nspname AND tablename = r.relname OFFSET 0) AS s
        """;

    public const string Gaps = Scope +
        """
        SELECT 'statistics', format('%I.%I', r.nspname, r.relname), 'cannot be read by this role: GRANT SELECT on the table'
        FROM relations r
        WHERE r.is_table AND (NOT has_table_privilege(r.oid, 'SELECT') OR row_security_active(r.oid))
        UNION ALL
        SELECT 'statistics object', format('%I.%I', n.nspname, e.stxname), 'is copied without its common values and expressions'
        FROM relations r
        JOIN pg_statistic_ext e ON e.stxrelid = r.oid AND e.stxkind && '{m, e}'::"char"[]
        JOIN pg_namespace n ON n.oid = e.stxnamespace
        ORDER BY 1, 2
        """;

    /// <summary>Since 15 all partitions together have a row of their own. The last two are the columns' numbers here and in a copy.</summary>
    public static string Objects(int major) => Scope +
        $"""
        SELECT format('%I.%I', x.statistics_schemaname, x.statistics_name), {(major >= 15 ? "x.inherited" : "false")},
               x.n_distinct::bytea, x.dependencies::bytea, k.here, k.there
        FROM relations r
        CROSS JOIN LATERAL (SELECT * FROM pg_stats_ext WHERE schemaname = r.nspname AND tablename = r.relname OFFSET 0) AS x
        CROSS JOIN LATERAL (
            SELECT array_agg(p.attnum ORDER BY p.attnum) AS here, array_agg(p.place ORDER BY p.attnum) AS there
            FROM (SELECT a.attnum, (row_number() OVER (ORDER BY a.attnum))::smallint AS place
                  FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped) AS p) AS k
        WHERE x.n_distinct IS NOT NULL OR x.dependencies IS NOT NULL
        """;

    /// <summary>The types have no input function; a superuser may take their bytes as they are.</summary>
    public const string AllowBytes =
        """
        DO 'BEGIN
            CREATE CAST (bytea AS pg_ndistinct) WITHOUT FUNCTION;
            CREATE CAST (bytea AS pg_dependencies) WITHOUT FUNCTION;
        EXCEPTION WHEN duplicate_object THEN NULL; END'
        """;

    public static string InsertObject(int major) =>
        $"""
        INSERT INTO pg_statistic_ext_data (stxoid, stxdndistinct, stxddependencies{(major >= 15 ? ", stxdinherit" : "")})
        SELECT e.oid, $2::pg_ndistinct, $3::pg_dependencies{(major >= 15 ? ", $4" : "")}
        FROM pg_statistic_ext e
        JOIN pg_namespace n ON n.oid = e.stxnamespace
        WHERE format('%I.%I', n.nspname, e.stxname) = $1 AND $4 IS NOT NULL
        """;

    public const string Forget = "DELETE FROM pg_statistic WHERE starelid = ANY ($1::text[]::regclass[])";

    public const string Extent =
        "UPDATE pg_class SET relpages = $2, reltuples = $3, relallvisible = $4 WHERE oid = $1::text::regclass";

    /// <summary>
    /// One row; the parameters are those of <see cref="Columns"/>. The kinds of statistics stand in slots of their own, empty ones
    /// between them (pg_statistic.h: the order does not matter). Operators are those of the type's default B-tree class, as ANALYZE
    /// takes them (get_sort_group_operators). An expression's type is that of the class's input where the index keeps another.
    /// </summary>
    public const string Insert =
        """
        WITH RECURSIVE given AS (
            SELECT a.attrelid, a.attnum, a.attcollation,
                   CASE WHEN o.opckeytype IS NULL OR o.opckeytype = 0 THEN a.atttypid
                        WHEN o.opcintype = 'anyarray'::regtype THEN (SELECT e.typarray FROM pg_type e WHERE e.oid = a.atttypid)
                        ELSE o.opcintype END AS type
            FROM pg_attribute a
            LEFT JOIN pg_index i ON i.indexrelid = a.attrelid
            LEFT JOIN pg_opclass o ON a.attnum <= i.indnkeyatts AND o.oid = i.indclass[a.attnum - 1]
            WHERE a.attrelid = $1::text::regclass AND a.attname = $2::text AND NOT a.attisdropped),
        base AS (
            SELECT g.type FROM given g
            UNION ALL
            SELECT t.typbasetype FROM base b JOIN pg_type t ON t.oid = b.type WHERE t.typtype = 'd'),
        typed AS (
            SELECT t.oid, CASE WHEN t.oid = 'tsvector'::regtype THEN 'text'::regtype::oid ELSE t.typelem END AS element
            FROM base b JOIN pg_type t ON t.oid = b.type WHERE t.typtype <> 'd'),
        ordered AS (
            SELECT t.oid,
                   (SELECT m.amopopr FROM pg_amop m
                    WHERE m.amopfamily = c.opcfamily AND m.amoplefttype = c.opcintype AND m.amoprighttype = c.opcintype
                      AND m.amopstrategy = 1 AND c.opcmethod = 403) AS less,
                   (SELECT m.amopopr FROM pg_amop m
                    WHERE m.amopfamily = c.opcfamily AND m.amoplefttype = c.opcintype AND m.amoprighttype = c.opcintype
                      AND m.amopstrategy = CASE c.opcmethod WHEN 403 THEN 3 ELSE 1 END) AS equal
            FROM pg_type t
            CROSS JOIN LATERAL (
                SELECT o.* FROM pg_opclass o JOIN pg_type p ON p.oid = o.opcintype
                WHERE o.opcmethod IN (403, 405) AND o.opcdefault
                  AND (o.opcintype = t.oid
                       OR (t.typtype = 'e' AND o.opcintype = 'anyenum'::regtype) OR (t.typtype = 'c' AND o.opcintype = 'record'::regtype)
                       OR (t.typtype = 'r' AND o.opcintype = 'anyrange'::regtype)
                       OR (t.typcategory = 'A' AND t.typelem <> 0 AND o.opcintype = 'anyarray'::regtype)
                       OR EXISTS (SELECT FROM pg_cast k WHERE k.castsource = t.oid AND k.casttarget = o.opcintype
                                                          AND k.castmethod = 'b' AND k.castcontext = 'i'))
                ORDER BY o.opcmethod, o.opcintype = t.oid DESC, p.typispreferred DESC
                LIMIT 1) AS c
            WHERE t.oid IN (SELECT oid FROM typed UNION SELECT element FROM typed))
        INSERT INTO pg_statistic (
            starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct,
            stakind1, stakind2, stakind3, stakind4, stakind5, staop1, staop2, staop3, staop4, staop5,
            stacoll1, stacoll2, stacoll3, stacoll4, stacoll5,
            stanumbers1, stanumbers2, stanumbers3, stanumbers4, stanumbers5, stavalues1, stavalues2, stavalues3, stavalues4, stavalues5)
        SELECT g.attrelid, g.attnum, $3::text::boolean, $4::text::real, $5::text::int, $6::text::real,
               k.mcv, k.histogram, k.correlation, CASE WHEN k.elements > 0 THEN k.elements ELSE k.lengths END,
               CASE WHEN k.counts > 0 THEN k.counts ELSE k.bounds END,
               CASE WHEN k.mcv > 0 THEN o.equal ELSE 0 END, CASE WHEN k.histogram > 0 THEN o.less ELSE 0 END,
               CASE WHEN k.correlation > 0 THEN o.less ELSE 0 END,
               CASE WHEN k.elements > 0 THEN e.equal WHEN k.lengths > 0 THEN 'pg_catalog.<(float8,float8)'::regoperator::oid ELSE 0 END,
               CASE WHEN k.counts > 0 THEN e.equal ELSE 0 END,
               CASE WHEN k.mcv > 0 THEN g.attcollation ELSE 0 END, CASE WHEN k.histogram > 0 THEN g.attcollation ELSE 0 END,
               CASE WHEN k.correlation > 0 THEN g.attcollation ELSE 0 END,
               CASE WHEN k.elements = 0 THEN 0 WHEN t.oid = 'tsvector'::regtype THEN 100 ELSE g.attcollation END,
               CASE WHEN k.counts = 0 THEN 0 WHEN t.oid = 'tsvector'::regtype THEN 100 ELSE g.attcollation END,
               $8::text::real[], NULL, ARRAY[$10::text::real], COALESCE($12::text::real[], ARRAY[$15::text::real]), $13::text::real[],
               CASE WHEN k.mcv > 0 THEN array_in($7::text::cstring, t.oid, -1) END,
               CASE WHEN k.histogram > 0 THEN array_in($9::text::cstring, t.oid, -1) END, NULL,
               CASE WHEN k.elements > 0 THEN array_in($11::text::cstring, t.element, -1)
                    WHEN k.lengths > 0 THEN array_in($14::text::cstring, 'float8'::regtype, -1) END,
               CASE WHEN k.bounds > 0 THEN array_in($16::text::cstring, t.oid, -1) END
        FROM given g
        JOIN typed t ON true
        LEFT JOIN ordered o ON o.oid = t.oid
        LEFT JOIN ordered e ON e.oid = t.element
        CROSS JOIN LATERAL (
            SELECT CASE WHEN $7::text IS NOT NULL AND o.equal IS NOT NULL THEN 1 ELSE 0 END AS mcv,
                   CASE WHEN $9::text IS NOT NULL AND o.less IS NOT NULL THEN 2 ELSE 0 END AS histogram,
                   CASE WHEN $10::text IS NOT NULL AND o.less IS NOT NULL THEN 3 ELSE 0 END AS correlation,
                   CASE WHEN $11::text IS NOT NULL AND e.equal IS NOT NULL THEN 4 ELSE 0 END AS elements,
                   CASE WHEN $13::text IS NOT NULL AND e.equal IS NOT NULL THEN 5 ELSE 0 END AS counts,
                   CASE WHEN $14::text IS NOT NULL THEN 6 ELSE 0 END AS lengths,
                   CASE WHEN $16::text IS NOT NULL THEN 7 ELSE 0 END AS bounds) AS k
        """;

    /// <summary>The index's metapage with another root ($2 at $3 + 1), and the pages behind it ($5), as a large object.</summary>
    public const string MakeTree =
        """
        SELECT set_config('pgdbre.tree',
                          lo_from_bytea(0, overlay(pg_read_binary_file(f.path, 0, $4) PLACING $2 FROM $3 + 1) || $5)::text, true)
        FROM (SELECT pg_relation_filepath($1::text::regclass) AS path) AS f
        """;

    /// <summary>Written anew, as the server's own user; the server keeps no page in memory of an index it has just built.</summary>
    public const string WriteTree =
        "SELECT lo_export(current_setting('pgdbre.tree')::oid, pg_relation_filepath($1::text::regclass))";

    public const string ForgetTree = "SELECT lo_unlink(current_setting('pgdbre.tree')::oid)";

    public const string CreateSizes = "CREATE TEMPORARY TABLE pgdbre_size (relation regclass, pages bigint) ON COMMIT DROP";

    public const string InsertSize = "INSERT INTO pg_temp.pgdbre_size VALUES ($1::text::regclass, $2)";

    /// <summary>
    /// Files grow without taking room: what is never written is a hole, and pages of zeros are empty pages. A relation is kept in files
    /// of a segment each. Whatever is larger already stays as it is.
    /// </summary>
    public const string Extend =
        """
        COPY (SELECT format('truncate -s %s %s', f.bytes, string_agg(f.path, ' '))
              FROM (SELECT least(s.pages - k * b.segment, b.segment) * b.page AS bytes,
                           pg_relation_filepath(s.relation) || CASE k WHEN 0 THEN '' ELSE '.' || k END AS path
                    FROM pg_temp.pgdbre_size s
                    CROSS JOIN (SELECT z.page, pg_size_bytes(current_setting('segment_size')) / z.page AS segment
                                FROM (SELECT current_setting('block_size')::bigint AS page) AS z) AS b
                    CROSS JOIN LATERAL generate_series(0, (s.pages - 1) / b.segment) AS k
                    WHERE s.pages * b.page > pg_relation_size(s.relation)) AS f
              GROUP BY f.bytes) TO PROGRAM 'sh -e'
        """;
}
