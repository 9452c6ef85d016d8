namespace PgDbre.Data.Catalog.Copying;

/// <summary>Functions and what is built on them: aggregates, operators, casts, text search.</summary>
internal static class CopyRoutinesSql
{
    /// <summary>Bodies of BEGIN ATOMIC are left to <see cref="CopyViewsSql.Functions"/>: to print one takes locks on its tables.</summary>
    public static string Functions(int major) => CopyScope.Sql +
        $"""
        SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid, NULL::oid[], p.oid::regprocedure::text,
               CASE WHEN l.lanname NOT IN ('c', 'internal') THEN pg_get_functiondef(p.oid) END,
               CASE WHEN l.lanname IN ('c', 'internal') THEN 'is written in C' END
        FROM pg_proc p
        JOIN spaces s ON s.oid = p.pronamespace
        JOIN pg_language l ON l.oid = p.prolang
        WHERE p.prokind IN ('f', 'p', 'w') AND {(major >= 14 ? "p.prosqlbody IS NULL" : "true")}
          AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
        ORDER BY p.oid
        """;

    public const string Aggregates = CopyScope.Sql +
        """
        SELECT 'aggregate', p.oid, NULL::oid[], p.oid::regprocedure::text,
               CASE WHEN g.aggkind = 'n' THEN
               format('CREATE AGGREGATE %I.%I (%s) (SFUNC = %s, STYPE = %s, SSPACE = %s, PARALLEL = %s%s)', s.nspname, p.proname,
                      CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_identity_arguments(p.oid) END,
                      g.aggtransfn, format_type(g.aggtranstype, NULL), g.aggtransspace,
                      CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END,
                      concat(CASE WHEN g.aggfinalfn <> 0 THEN format(', FINALFUNC = %s', g.aggfinalfn) END,
                             CASE WHEN g.aggfinalextra THEN ', FINALFUNC_EXTRA' END,
                             CASE WHEN g.aggcombinefn <> 0 THEN format(', COMBINEFUNC = %s', g.aggcombinefn) END,
                             CASE WHEN g.aggserialfn <> 0
                                  THEN format(', SERIALFUNC = %s, DESERIALFUNC = %s', g.aggserialfn, g.aggdeserialfn) END,
                             CASE WHEN g.agginitval IS NOT NULL THEN format(', INITCOND = %L', g.agginitval) END,
                             CASE WHEN g.aggmtransfn <> 0 THEN format(', MSFUNC = %s, MINVFUNC = %s, MSTYPE = %s, MSSPACE = %s',
                                 g.aggmtransfn, g.aggminvtransfn, format_type(g.aggmtranstype, NULL), g.aggmtransspace) END,
                             CASE WHEN g.aggmfinalfn <> 0 THEN format(', MFINALFUNC = %s', g.aggmfinalfn) END,
                             CASE WHEN g.aggmfinalextra THEN ', MFINALFUNC_EXTRA' END,
                             CASE WHEN g.aggminitval IS NOT NULL THEN format(', MINITCOND = %L', g.aggminitval) END,
                             CASE WHEN g.aggsortop <> 0 THEN format(', SORTOP = OPERATOR(%I.%s)', n.nspname, o.oprname) END)) END,
               CASE WHEN g.aggkind <> 'n' THEN 'is an ordered-set aggregate' END
        FROM pg_proc p
        JOIN spaces s ON s.oid = p.pronamespace
        JOIN pg_aggregate g ON g.aggfnoid = p.oid
        LEFT JOIN pg_operator o ON o.oid = g.aggsortop
        LEFT JOIN pg_namespace n ON n.oid = o.oprnamespace
        WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
        ORDER BY p.oid
        """;

    public const string Operators = CopyScope.Sql +
        """
        SELECT 'operator', o.oid, NULL::oid[], o.oid::regoperator::text,
               format('CREATE OPERATOR %I.%s (FUNCTION = %s%s)', s.nspname, o.oprname, o.oprcode,
                      concat(CASE WHEN o.oprleft <> 0 THEN format(', LEFTARG = %s', format_type(o.oprleft, NULL)) END,
                             CASE WHEN o.oprright <> 0 THEN format(', RIGHTARG = %s', format_type(o.oprright, NULL)) END,
                             CASE WHEN o.oprcom <> 0 THEN format(', COMMUTATOR = OPERATOR(%I.%s)', cn.nspname, c.oprname) END,
                             CASE WHEN o.oprnegate <> 0 THEN format(', NEGATOR = OPERATOR(%I.%s)', nn.nspname, n.oprname) END,
                             CASE WHEN o.oprrest <> 0 THEN format(', RESTRICT = %s', o.oprrest) END,
                             CASE WHEN o.oprjoin <> 0 THEN format(', JOIN = %s', o.oprjoin) END,
                             CASE WHEN o.oprcanhash THEN ', HASHES' END,
                             CASE WHEN o.oprcanmerge THEN ', MERGES' END)), NULL
        FROM pg_operator o
        JOIN spaces s ON s.oid = o.oprnamespace
        LEFT JOIN pg_operator c ON c.oid = o.oprcom
        LEFT JOIN pg_namespace cn ON cn.oid = c.oprnamespace
        LEFT JOIN pg_operator n ON n.oid = o.oprnegate
        LEFT JOIN pg_namespace nn ON nn.oid = n.oprnamespace
        WHERE o.oprcode <> 0 AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_operator'::regclass AND objid = o.oid)
        ORDER BY o.oid
        """;

    /// <summary>A cast has no schema; below FirstNormalObjectId (transam.h) are the server's own, and a range brings its own.</summary>
    public const string Casts = CopyScope.Sql +
        """
        SELECT 'cast', c.oid, NULL::oid[], n.name,
               format('CREATE CAST %s %s%s', n.name,
                      CASE c.castmethod WHEN 'f' THEN format('WITH FUNCTION %s', c.castfunc::regprocedure)
                                        WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END,
                      CASE c.castcontext WHEN 'i' THEN ' AS IMPLICIT' WHEN 'a' THEN ' AS ASSIGNMENT' ELSE '' END), NULL
        FROM pg_cast c
        CROSS JOIN LATERAL (SELECT format('(%s AS %s)', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS name) AS n
        WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_cast'::regclass AND objid = c.oid)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
        ORDER BY c.oid
        """;

    public const string Dictionaries = CopyScope.Sql +
        """
        SELECT 'text search dictionary', d.oid, NULL::oid[], format('%I.%I', s.nspname, d.dictname),
               format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I%s)', s.nspname, d.dictname, tn.nspname, t.tmplname,
                      COALESCE(', ' || d.dictinitoption, '')), NULL
        FROM pg_ts_dict d
        JOIN spaces s ON s.oid = d.dictnamespace
        JOIN pg_ts_template t ON t.oid = d.dicttemplate
        JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
        WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_ts_dict'::regclass AND objid = d.oid)
        ORDER BY 4
        """;

    public const string SearchConfigurations = CopyScope.Sql +
        """
        SELECT 'text search configuration', c.oid, NULL::oid[], format('%I.%I', s.nspname, c.cfgname),
               format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', s.nspname, c.cfgname, pn.nspname, p.prsname), NULL
        FROM pg_ts_config c
        JOIN spaces s ON s.oid = c.cfgnamespace
        JOIN pg_ts_parser p ON p.oid = c.cfgparser
        JOIN pg_namespace pn ON pn.oid = p.prsnamespace
        WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_ts_config'::regclass AND objid = c.oid)
        ORDER BY 4
        """;

    public const string SearchMappings = CopyScope.Sql +
        """
        SELECT 'text search configuration', c.oid, NULL::oid[], format('%I.%I', s.nspname, c.cfgname),
               format('ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', s.nspname, c.cfgname,
                      (SELECT k.alias FROM ts_token_type(c.cfgparser) AS k WHERE k.tokid = m.maptokentype),
                      string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno)), NULL
        FROM pg_ts_config c
        JOIN spaces s ON s.oid = c.cfgnamespace
        JOIN pg_ts_config_map m ON m.mapcfg = c.oid
        WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_ts_config'::regclass AND objid = c.oid)
        GROUP BY c.oid, s.nspname, c.cfgname, c.cfgparser, m.maptokentype
        ORDER BY 4, 5
        """;
}
