namespace PgDbre.Data.Catalog.Copying;

/// <summary>What tables are made of: schemas, extensions, roles, collations, types, sequences.</summary>
internal static class CopyTypesSql
{
    public const string Schemas = CopyScope.Sql +
        """
        SELECT 'schema', n.oid, NULL::oid[], n.nspname::text, format('CREATE SCHEMA IF NOT EXISTS %I', n.nspname), NULL
        FROM pg_namespace n
        WHERE (n.oid IN (SELECT oid FROM spaces) OR n.oid IN (SELECT extnamespace FROM pg_extension))
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_namespace'::regclass AND objid = n.oid)
        ORDER BY n.nspname
        """;

    public const string Extensions =
        """
        SELECT 'extension', e.oid, NULL::oid[], e.extname::text,
               format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname), NULL
        FROM pg_extension e
        JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname <> 'plpgsql'
        ORDER BY e.extname
        """;

    public const string ExtensionSchemas =
        """
        SELECT 'extension', e.oid, NULL::oid[], e.extname::text, format('ALTER EXTENSION %I SET SCHEMA %I', e.extname, n.nspname), NULL
        FROM pg_extension e
        JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extrelocatable AND n.nspname !~ '^pg_'
        ORDER BY e.extname
        """;

    /// <summary>A policy cannot be made without the roles it names. They get no login, no privilege and no member.</summary>
    public const string Roles = CopyScope.Sql +
        """
        SELECT DISTINCT 'role', r.oid, NULL::oid[], r.rolname::text,
               format('DO %L', format('BEGIN CREATE ROLE %I NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END', r.rolname)),
               NULL
        FROM pg_policy p
        JOIN relations t ON t.oid = p.polrelid
        CROSS JOIN LATERAL unnest(p.polroles) AS named(oid)
        JOIN pg_roles r ON r.oid = named.oid
        WHERE r.rolname !~ '^pg_'
        """;

    /// <summary>The name of the ICU locale moved in 15 and in 17; rules came in 16.</summary>
    public const string Collations = CopyScope.Sql +
        """
        SELECT 'collation', c.oid, NULL::oid[], format('%I.%I', s.nspname, c.collname),
               format('CREATE COLLATION %I.%I (PROVIDER = %s, %s%s%s)', s.nspname, c.collname,
                      CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                      CASE WHEN c.collprovider = 'c' THEN format('LC_COLLATE = %L, LC_CTYPE = %L', c.collcollate, c.collctype)
                           ELSE format('LOCALE = %L',
                                       COALESCE(j.all ->> 'colllocale', j.all ->> 'colliculocale', j.all ->> 'collcollate')) END,
                      CASE WHEN NOT c.collisdeterministic THEN ', DETERMINISTIC = false' ELSE '' END,
                      CASE WHEN j.all ->> 'collicurules' IS NOT NULL THEN format(', RULES = %L', j.all ->> 'collicurules') ELSE '' END),
               NULL
        FROM pg_collation c
        JOIN spaces s ON s.oid = c.collnamespace
        CROSS JOIN LATERAL (SELECT to_jsonb(c) AS all) AS j
        WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_collation'::regclass AND objid = c.oid)
        ORDER BY 4
        """;

    // Of what a type is made; an array stands for its element.
    private const string Needs =
        """
        ARRAY(SELECT CASE WHEN u.typcategory = 'A' AND u.typelem <> 0 THEN u.typelem ELSE u.oid END
                             FROM pg_type u
                             WHERE u.oid IN (SELECT a.atttypid FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0
                                             UNION SELECT t.typbasetype UNION SELECT r.rngsubtype))
        """;

    /// <summary>A table's row type, an array and a multirange come with their owner.</summary>
    public static string Types(int major) => CopyScope.Sql +
        $"""
        SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, t.oid, {Needs}, format('%I.%I', s.nspname, t.typname),
               CASE t.typtype
                   WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (%s)', s.nspname, t.typname,
                       (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                        FROM pg_enum e WHERE e.enumtypid = t.oid))
                   WHEN 'c' THEN format('CREATE TYPE %I.%I AS (%s)', s.nspname, t.typname,
                       (SELECT string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                                 {Collate("a.attcollation", "b.typcollation")}), ', ' ORDER BY a.attnum)
                        FROM pg_attribute a JOIN pg_type b ON b.oid = a.atttypid
                        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
                   WHEN 'd' THEN format('CREATE DOMAIN %I.%I AS %s%s%s', s.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
                       (SELECT {Collate("t.typcollation", "b.typcollation")} FROM pg_type b WHERE b.oid = t.typbasetype),
                       CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END)
                   WHEN 'r' THEN CASE WHEN r.rngcanonical = 0 THEN format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s%s%s%s%s)',
                       s.nspname, t.typname, format_type(r.rngsubtype, NULL),
                       (SELECT format(', SUBTYPE_OPCLASS = %I.%I', cn.nspname, o.opcname)
                        FROM pg_opclass o JOIN pg_namespace cn ON cn.oid = o.opcnamespace WHERE o.oid = r.rngsubopc),
                       CASE WHEN r.rngcollation <> 0 THEN format(', COLLATION = %s', r.rngcollation::regcollation) ELSE '' END,
                       CASE WHEN r.rngsubdiff <> 0 THEN format(', SUBTYPE_DIFF = %s', r.rngsubdiff::regproc) ELSE '' END,
                       {(major >= 14 ? "format(', MULTIRANGE_TYPE_NAME = %s', r.rngmultitypid::regtype)" : "''")}) END END,
               CASE WHEN t.typtype = 'b' THEN 'is a base type, whose functions are not SQL'
                    WHEN t.typtype = 'r' AND r.rngcanonical <> 0
                        THEN 'is a range type with a canonical function, which needs the type itself' END
        FROM pg_type t
        JOIN spaces s ON s.oid = t.typnamespace
        LEFT JOIN pg_range r ON r.rngtypid = t.oid
        WHERE t.typisdefined AND t.typtype IN ('e', 'c', 'd', 'r', 'b')
          AND (t.typrelid = 0 OR EXISTS (SELECT FROM relations c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
          AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
          AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_type'::regclass AND objid = t.oid)
        ORDER BY 4
        """;

    public static string Sequences => CopyScope.Sql +
        $"""
        SELECT 'sequence', c.oid, NULL::oid[], c.name,
               format('CREATE %sSEQUENCE %s AS %s %s', CASE WHEN c.relpersistence = 'u' AND $3 >= 15 THEN 'UNLOGGED ' ELSE '' END,
                      c.name, format_type(q.seqtypid, NULL), {SequenceOptions}),
               NULL
        FROM relations c
        JOIN pg_sequence q ON q.seqrelid = c.oid
        WHERE NOT EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i'
                            AND d.refclassid = 'pg_class'::regclass)
        ORDER BY 4
        """;

    public const string SequenceOwners = CopyScope.Sql +
        """
        SELECT 'sequence', c.oid, NULL::oid[], c.name, format('ALTER SEQUENCE %s OWNED BY %s.%I', c.name, t.name, a.attname), NULL
        FROM relations c
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a' AND d.refclassid = 'pg_class'::regclass
        JOIN relations t ON t.oid = d.refobjid
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        WHERE c.relkind = 'S'
        ORDER BY 4
        """;

    /// <summary>Of a row q of pg_sequence.</summary>
    public const string SequenceOptions =
        """
        format('INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s %sCYCLE',
               q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache, CASE WHEN q.seqcycle THEN '' ELSE 'NO ' END)
        """;

    /// <summary>COLLATE where it is not the type's own.</summary>
    public static string Collate(string own, string typical) =>
        $"CASE WHEN {own} <> {typical} THEN format(' COLLATE %s', {own}::regcollation) ELSE '' END";
}
