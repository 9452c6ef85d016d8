namespace PgDbre.Data.Catalog.Copying;

/// <summary>Constraints, indexes and statistics objects.</summary>
internal static class CopyConstraintsSql
{
    /// <summary>What is inherited comes with the parent's. Of 18, NOT NULL constraints that are not validated stand here too.</summary>
    public static string Checks(int major) => CopyScope.Sql +
        $"""
        SELECT 'check constraint', k.oid, NULL::oid[], format('%I on %s', k.conname, c.name), {Definition(major, "ALTER TABLE %s")},
               {Refusal(major)}
        FROM relations c
        JOIN pg_constraint k ON k.conrelid = c.oid AND k.coninhcount = 0
                            AND (k.contype = 'c' {(major >= 18 ? "OR (k.contype = 'n' AND NOT k.convalidated AND $3 >= 18)" : "")})
        WHERE c.relkind IN ('r', 'p')
        ORDER BY k.oid
        """;

    public const string DomainChecks = CopyScope.Sql +
        """
        SELECT 'check constraint', k.oid, NULL::oid[], format('%I on %s', k.conname, t.oid::regtype),
               format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', t.oid::regtype, k.conname, pg_get_constraintdef(k.oid)), NULL
        FROM pg_type t
        JOIN spaces s ON s.oid = t.typnamespace
        JOIN pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
        WHERE t.typtype = 'd' AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_type'::regclass AND objid = t.oid)
        ORDER BY k.oid
        """;

    /// <summary>ONLY: the partitions' own follow, and are attached.</summary>
    public static string Keys(int major) => CopyScope.Sql +
        $"""
        SELECT CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique constraint' ELSE 'exclusion constraint' END,
               k.oid, NULL::oid[], format('%I on %s', k.conname, c.name), {Definition(major, "ALTER TABLE ONLY %s")},
               {Refusal(major)}
        FROM relations c
        JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x')
        WHERE c.relkind IN ('r', 'p') AND k.conindid <> ALL ($2::oid[])
        ORDER BY k.oid
        """;

    /// <summary>One with a parent is made by the parent's, on partitions as on what partitions are pointed at.</summary>
    public static string ForeignKeys(int major) => CopyScope.Sql +
        $"""
        SELECT 'foreign key', k.oid, NULL::oid[], format('%I on %s', k.conname, c.name), {Definition(major, "ALTER TABLE %s")},
               {Refusal(major)}
        FROM relations c
        JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
        WHERE c.relkind IN ('r', 'p')
        ORDER BY k.oid
        """;

    /// <summary>A partitioned index is valid once all partitions have theirs; any other that is not valid serves no query.</summary>
    public static string Indexes(bool ofViews) => CopyScope.Sql +
        $"""
        SELECT 'index', ic.oid, NULL::oid[], i.indexrelid::regclass::text,
               CASE WHEN i.indisvalid OR ic.relkind = 'I' THEN pg_get_indexdef(ic.oid) END,
               CASE WHEN NOT i.indisvalid AND ic.relkind = 'i' THEN 'is INVALID' END
        FROM relations c
        JOIN pg_index i ON i.indrelid = c.oid
        JOIN pg_class ic ON ic.oid = i.indexrelid
        WHERE c.relkind IN ({(ofViews ? "'m'" : "'r', 'p'")}) AND ic.oid <> ALL ($2::oid[])
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = ic.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
        ORDER BY ic.oid
        """;

    public const string IndexPartitions = CopyScope.Sql +
        """
        SELECT 'index', ic.oid, NULL::oid[], ic.oid::regclass::text,
               format('ALTER INDEX %s ATTACH PARTITION %s', h.inhparent::regclass, ic.oid::regclass), NULL
        FROM relations c
        JOIN pg_index i ON i.indrelid = c.oid
        JOIN pg_class ic ON ic.oid = i.indexrelid
        JOIN pg_inherits h ON h.inhrelid = ic.oid
        WHERE c.relispartition AND (i.indisvalid OR ic.relkind = 'I')
        ORDER BY ic.oid
        """;

    public static string IndexSettings => CopyScope.Sql +
        $"""
        SELECT 'index', ic.oid, NULL::oid[], ic.oid::regclass::text, format('ALTER INDEX %s %s', ic.oid::regclass, s.action), NULL
        FROM relations c
        JOIN pg_index i ON i.indrelid = c.oid
        JOIN pg_class ic ON ic.oid = i.indexrelid
        CROSS JOIN LATERAL (
            SELECT format('SET (%s)', {CopyTablesSql.OptionsOf("ic.reloptions")}) AS action
            WHERE ic.reloptions IS NOT NULL
              AND EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = ic.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
            UNION ALL
            SELECT format('ALTER COLUMN %s SET STATISTICS %s', a.attnum, a.attstattarget)
            FROM pg_attribute a WHERE a.attrelid = ic.oid AND a.attstattarget >= 0) AS s
        WHERE i.indisvalid OR ic.relkind = 'I'
        ORDER BY ic.oid
        """;

    public const string Statistics = CopyScope.Sql +
        """
        SELECT 'statistics object', e.oid, NULL::oid[], n.name, s.action, NULL
        FROM relations c
        JOIN pg_statistic_ext e ON e.stxrelid = c.oid
        JOIN pg_namespace es ON es.oid = e.stxnamespace
        CROSS JOIN LATERAL (SELECT format('%I.%I', es.nspname, e.stxname) AS name) AS n
        CROSS JOIN LATERAL (
            SELECT 1 AS place, pg_get_statisticsobjdef(e.oid) AS action
            UNION ALL
            SELECT 2, format('ALTER STATISTICS %s SET STATISTICS %s', n.name, e.stxstattarget) WHERE e.stxstattarget >= 0) AS s
        ORDER BY e.oid, s.place
        """;

    private static string Definition(int major, string alter) =>
        $"""
        CASE WHEN {Refusal(major)} IS NULL
             THEN format('{alter} ADD CONSTRAINT %I %s', c.name, k.conname, pg_get_constraintdef(k.oid)) END
        """;

    private static string Refusal(int major) => major < 18
        ? "NULL::text"
        : """
          CASE WHEN $3 < 18 AND NOT k.conenforced THEN 'is NOT ENFORCED, which only PostgreSQL 18 and later have'
               WHEN $3 < 18 AND k.conperiod THEN 'is temporal (WITHOUT OVERLAPS or PERIOD), which only PostgreSQL 18 and later have' END
          """;
}
