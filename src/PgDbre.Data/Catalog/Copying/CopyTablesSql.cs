namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// Tables. A partition is made as a table of its own and then attached, so that its columns keep their order; an inheriting table is
/// made with its own columns only.
/// </summary>
internal static class CopyTablesSql
{
    /// <summary>Storage parameters as name = value.</summary>
    private const string Options =
        "(SELECT string_agg(format('%I = %L', o.option_name, o.option_value), ', ') FROM pg_options_to_table({0}) AS o)";

    private const string Inherits =
        """
        (SELECT string_agg(p.oid::regclass::text, ', ' ORDER BY h.inhseqno) FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
         WHERE h.inhrelid = c.oid AND NOT c.relispartition)
        """;

    /// <summary>
    /// Columns, with what cannot be added later without a rewrite. An identity column of a partition is its parent's, since 17
    /// (ATExecAttachPartition refuses one of its own). Before 18 there is no virtual column, and every NOT NULL is validated.
    /// </summary>
    public static string Tables(int major) => CopyScope.Sql +
        $"""
        SELECT 'table', c.oid, ARRAY(SELECT h.inhparent FROM pg_inherits h WHERE h.inhrelid = c.oid AND NOT c.relispartition), c.name,
               format('CREATE %sTABLE %s%s%s%s%s%s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, c.name,
                      CASE WHEN c.reloftype = 0 THEN format(' (%s)', l.columns)
                           ELSE format(' OF %s%s', c.reloftype::regtype, ' (' || l.typed || ')') END,
                      ' INHERITS (' || {Inherits} || ')',
                      CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) END,
                      CASE WHEN am.amname <> 'heap' THEN format(' USING %I', am.amname) END,
                      ' WITH (' || NULLIF(concat_ws(', ', {OptionsOf("c.reloptions")},
                          (SELECT string_agg(format('toast.%I = %L', o.option_name, o.option_value), ', ')
                           FROM pg_class t CROSS JOIN LATERAL pg_options_to_table(t.reloptions) AS o
                           WHERE t.oid = c.reltoastrelid)), '') || ')'),
               NULL
        FROM relations c
        LEFT JOIN pg_am am ON am.oid = c.relam
        CROSS JOIN LATERAL (
            SELECT string_agg(concat(quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
                                     {CopyTypesSql.Collate("a.attcollation", "t.typcollation")}, r.rest), ', ' ORDER BY a.attnum)
                       FILTER (WHERE a.attislocal OR c.relispartition) AS columns,
                   string_agg(concat(quote_ident(a.attname), ' WITH OPTIONS', r.rest), ', ' ORDER BY a.attnum)
                       FILTER (WHERE r.rest <> '') AS typed
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated <> ''
            CROSS JOIN LATERAL (
                SELECT concat(CASE WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s) %s', pg_get_expr(d.adbin, d.adrelid),
                                        CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) END,
                              CASE WHEN {NotNull(major)} THEN ' NOT NULL' END,
                              CASE WHEN a.attidentity <> '' AND NOT c.relispartition THEN (
                                  SELECT format(' GENERATED %s AS IDENTITY (SEQUENCE NAME %s %s)',
                                                CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END,
                                                q.seqrelid::regclass, {CopyTypesSql.SequenceOptions})
                                  FROM pg_depend i JOIN pg_sequence q ON q.seqrelid = i.objid
                                  WHERE i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i'
                                    AND i.refobjid = a.attrelid AND i.refobjsubid = a.attnum) END) AS rest) AS r
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attgenerated <> 'v' OR $3 >= 18)) AS l
        WHERE c.relkind IN ('r', 'p')
        ORDER BY c.oid
        """;

    /// <summary>An older target knows neither virtual columns nor a NOT NULL that was never checked.</summary>
    public static string ColumnGaps(int major) => CopyScope.Sql +
        $"""
        SELECT 'column', c.oid, NULL::oid[], format('%s.%I', c.name, a.attname), NULL,
               CASE WHEN a.attgenerated = 'v' THEN 'is a virtual generated column, which only PostgreSQL 18 and later have'
                    ELSE 'is NOT NULL but NOT VALID, which only PostgreSQL 18 and later have; it admits nulls in the copy' END
        FROM relations c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND $3 < 18 AND (a.attgenerated = 'v' OR (a.attnotnull AND NOT ({NotNull(major)})))
        ORDER BY c.oid, a.attnum
        """;

    public const string Partitions = CopyScope.Sql +
        """
        SELECT 'partition', c.oid, NULL::oid[], c.name,
               format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s', h.inhparent::regclass, c.name, pg_get_expr(c.relpartbound, c.oid)), NULL
        FROM relations c
        JOIN pg_inherits h ON h.inhrelid = c.oid
        WHERE c.relispartition AND c.relkind IN ('r', 'p')
        ORDER BY c.oid
        """;

    /// <summary>Of the attribute options only those that ALTER TABLE documents: a server may keep others of its own there.</summary>
    public static string Columns(int major) => CopyScope.Sql +
        $"""
        SELECT 'table', c.oid, NULL::oid[], c.name,
               format('ALTER TABLE ONLY %s %s', c.name, string_agg(s.action, ', ' ORDER BY a.attnum)), NULL
        FROM relations c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attgenerated <> 'v' OR $3 >= 18)
        JOIN pg_type t ON t.oid = a.atttypid
        CROSS JOIN LATERAL (
            SELECT format('ALTER COLUMN %I SET NOT NULL', a.attname) AS action
            WHERE {NotNull(major)} AND NOT a.attislocal AND NOT c.relispartition
            UNION ALL
            SELECT format('ALTER COLUMN %I SET STORAGE %s', a.attname,
                          CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)
            WHERE a.attstorage <> t.typstorage
            UNION ALL
            SELECT format('ALTER COLUMN %I SET STATISTICS %s', a.attname, a.attstattarget) WHERE a.attstattarget >= 0
            UNION ALL
            SELECT format('ALTER COLUMN %I SET (%I = %L)', a.attname, o.option_name, o.option_value)
            FROM pg_options_to_table(a.attoptions) AS o WHERE o.option_name IN ('n_distinct', 'n_distinct_inherited')
            {(major >= 14 ? Compression : "")}) AS s
        WHERE c.relkind IN ('r', 'p', 'm')
        GROUP BY c.oid, c.name
        ORDER BY c.oid
        """;

    public static string Defaults(bool ofViews) => CopyScope.Sql +
        $"""
        SELECT 'default', c.oid, NULL::oid[], c.name,
               format('ALTER TABLE %s%s %s', {(ofViews ? "''" : "'ONLY '")}, c.name,
                      string_agg(format('ALTER COLUMN %I SET DEFAULT %s', a.attname, pg_get_expr(d.adbin, d.adrelid)), ', '
                                 ORDER BY a.attnum)), NULL
        FROM relations c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relkind IN ({(ofViews ? "'v'" : "'r', 'p'")})
        GROUP BY c.oid, c.name
        ORDER BY c.oid
        """;

    public const string DomainDefaults = CopyScope.Sql +
        """
        SELECT 'domain', t.oid, NULL::oid[], t.oid::regtype::text,
               format('ALTER DOMAIN %s SET DEFAULT %s', t.oid::regtype, t.typdefault), NULL
        FROM pg_type t
        JOIN spaces s ON s.oid = t.typnamespace
        WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL
          AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_type'::regclass AND objid = t.oid)
        ORDER BY t.oid
        """;

    /// <summary>Row security, replica identity and clustering.</summary>
    public static string Settings => CopyScope.Sql +
        """
        SELECT 'table', c.oid, NULL::oid[], c.name, format('ALTER TABLE %s %s', c.name, s.action), NULL
        FROM relations c
        CROSS JOIN LATERAL (
            SELECT 'ENABLE ROW LEVEL SECURITY' AS action WHERE c.relrowsecurity
            UNION ALL
            SELECT 'FORCE ROW LEVEL SECURITY' WHERE c.relforcerowsecurity
            UNION ALL
            SELECT CASE c.relreplident WHEN 'f' THEN 'REPLICA IDENTITY FULL' ELSE 'REPLICA IDENTITY NOTHING' END
            WHERE c.relreplident IN ('f', 'n')
            UNION ALL
            SELECT format('REPLICA IDENTITY USING INDEX %I', ic.relname)
            FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident
            UNION ALL
            SELECT format('CLUSTER ON %I', ic.relname)
            FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisclustered) AS s
        WHERE c.relkind IN ('r', 'p', 'm')
        ORDER BY c.oid
        """;

    private const string Compression =
        """
        UNION ALL
                    SELECT format('ALTER COLUMN %I SET COMPRESSION %s', a.attname,
                                  CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END)
                    WHERE a.attcompression <> ''
        """;

    /// <summary>Storage parameters of a text[] as a list for WITH or SET.</summary>
    public static string OptionsOf(string column) => Options.Replace("{0}", column, StringComparison.Ordinal);

    private static string NotNull(int major) => major < 18
        ? "a.attnotnull"
        : """
          a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint v WHERE v.conrelid = a.attrelid AND v.contype = 'n'
                                                                   AND v.conkey = ARRAY[a.attnum] AND NOT v.convalidated)
          """;
}
