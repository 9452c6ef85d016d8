namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// Views, rules and bodies of BEGIN ATOMIC: what the server prints only under locks on the relations inside, which it keeps to the end of
/// the transaction (AcquireRewriteLocks, called by ruleutils.c). Hence in portions, each in a transaction of its own, and none that
/// names a relation somebody holds. Besides, triggers and policies.
/// </summary>
internal static class CopyViewsSql
{
    private const string NoneHeld =
        """
        NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '{0}'::regclass AND d.objid = {1} AND d.refclassid = 'pg_class'::regclass
                                              AND d.refobjid = ANY ($2::oid[]))
        """;

    /// <summary>Which there are: v for a view, r for a rule, f for a function; and whether a relation in it is held.</summary>
    public static string Names(int major) => CopyScope.Sql +
        $"""
        SELECT CASE WHEN c.relkind IN ('v', 'm') AND r.rulename = '_RETURN' THEN 'v' ELSE 'r' END AS what, r.oid,
               NOT {Unheld("pg_rewrite", "r.oid")}, c.name AS name
        FROM relations c
        JOIN pg_rewrite r ON r.ev_class = c.oid
        {(major >= 14 ? $"""
        UNION ALL
        SELECT 'f', p.oid, NOT {Unheld("pg_proc", "p.oid")}, p.oid::regprocedure::text
        FROM pg_proc p
        JOIN spaces s ON s.oid = p.pronamespace
        WHERE p.prosqlbody IS NOT NULL AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
        """ : "")}
        ORDER BY 1, 2
        """;

    public static string Views => CopyScope.Sql +
        $"""
        SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, c.oid,
               ARRAY(SELECT d.refobjid FROM pg_depend d WHERE d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                                                          AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid),
               c.name,
               format('CREATE %s %s%s%s AS %s%s', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END, c.name,
                      CASE WHEN am.amname <> 'heap' THEN format(' USING %I', am.amname) END,
                      ' WITH (' || {CopyTablesSql.OptionsOf("c.reloptions")} || ')',
                      rtrim(pg_get_viewdef(c.oid), ';'), CASE c.relkind WHEN 'm' THEN ' WITH NO DATA' END),
               NULL
        FROM pg_rewrite r
        JOIN relations c ON c.oid = r.ev_class
        LEFT JOIN pg_am am ON am.oid = c.relam
        WHERE r.oid = ANY ($4::oid[])
        ORDER BY r.oid
        """;

    public const string Rules = CopyScope.Sql +
        """
        SELECT 'rule', r.oid, NULL::oid[], format('%I on %s', r.rulename, c.name), rtrim(pg_get_ruledef(r.oid), ';'), NULL
        FROM pg_rewrite r
        JOIN relations c ON c.oid = r.ev_class
        WHERE r.oid = ANY ($4::oid[])
        ORDER BY r.oid
        """;

    /// <summary>In a DO, because the driver splits what it sends at semicolons, and does not know BEGIN ATOMIC.</summary>
    public const string Functions =
        """
        SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid, NULL::oid[], p.oid::regprocedure::text,
               format('DO %L', format('BEGIN EXECUTE %L; END', pg_get_functiondef(p.oid))), NULL
        FROM pg_proc p
        WHERE p.oid = ANY ($4::oid[])
        ORDER BY p.oid
        """;

    /// <summary>Partitions have theirs from the parent's trigger.</summary>
    public const string Triggers = CopyScope.Sql +
        """
        SELECT 'trigger', g.oid, NULL::oid[], format('%I on %s', g.tgname, c.name), pg_get_triggerdef(g.oid), NULL
        FROM relations c
        JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgparentid = 0
        WHERE c.relkind <> 'f'
        ORDER BY g.oid
        """;

    public const string TriggerStates = CopyScope.Sql +
        """
        SELECT s.kind, s.oid, NULL::oid[], format('%I on %s', s.object, c.name),
               format('ALTER TABLE %s %s %s %I', c.name,
                      CASE s.state WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END,
                      s.kind, s.object), NULL
        FROM relations c
        CROSS JOIN LATERAL (
            SELECT 'trigger' AS kind, g.oid, g.tgname AS object, g.tgenabled AS state
            FROM pg_trigger g LEFT JOIN pg_trigger p ON p.oid = g.tgparentid
            WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled <> COALESCE(p.tgenabled, 'O')
            UNION ALL
            SELECT 'rule', r.oid, r.rulename, r.ev_enabled FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_enabled <> 'O') AS s
        WHERE c.relkind <> 'f'
        ORDER BY s.oid
        """;

    public static string Policies => CopyScope.Sql +
        $"""
        SELECT 'policy', p.oid, NULL::oid[], format('%I on %s', p.polname, c.name),
               CASE WHEN h.is_free THEN
               format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s', p.polname, c.name,
                      CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                                    ELSE 'ALL' END,
                      (SELECT string_agg(COALESCE(quote_ident(r.rolname), 'PUBLIC'), ', ' ORDER BY r.rolname)
                       FROM unnest(p.polroles) AS named(oid) LEFT JOIN pg_roles r ON r.oid = named.oid),
                      ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                      ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') END,
               CASE WHEN NOT h.is_free THEN 'names a table that somebody holds exclusively' END
        FROM relations c
        JOIN pg_policy p ON p.polrelid = c.oid
        CROSS JOIN LATERAL (SELECT {Unheld("pg_policy", "p.oid")} AS is_free OFFSET 0) AS h
        ORDER BY p.oid
        """;

    private static string Unheld(string catalog, string oid) =>
        NoneHeld.Replace("{0}", catalog, StringComparison.Ordinal).Replace("{1}", oid, StringComparison.Ordinal);
}
