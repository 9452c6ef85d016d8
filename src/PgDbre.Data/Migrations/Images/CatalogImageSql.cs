using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations.Images;

/// <summary>
/// Reads every definition of a database: identity, and its facts as JSON. What belongs to an extension is the extension's business.
/// </summary>
internal static class CatalogImageSql
{
    private const string Scope =
        """
        WITH ns AS (
            SELECT oid, nspname, nspowner, nspacl FROM pg_namespace
            WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'pgdbre_shadow')),
        members AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
        rel AS (
            SELECT c.*, ns.nspname, quote_ident(ns.nspname) || '.' || quote_ident(c.relname) AS identity
            FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
            WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)),
        typ AS (
            SELECT t.*, quote_ident(ns.nspname) || '.' || quote_ident(t.typname) AS identity
            FROM pg_type t JOIN ns ON ns.oid = t.typnamespace
            WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)),
        proc AS (
            SELECT p.*, format('%I.%I(%s)', ns.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS identity
            FROM pg_proc p JOIN ns ON ns.oid = p.pronamespace
            WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid))
        """;

    /// <summary>One statement per kind.</summary>
    public static IReadOnlyList<(CatalogObjectKind Kind, string Sql)> Statements { get; } =
    [
        (CatalogObjectKind.Schema, Scope + Schema),
        (CatalogObjectKind.Extension, Extension),
        (CatalogObjectKind.Table, Scope + Table),
        (CatalogObjectKind.Column, Scope + Column),
        (CatalogObjectKind.Constraint, Scope + Constraint),
        (CatalogObjectKind.Index, Scope + Index),
        (CatalogObjectKind.Statistics, Scope + Statistics),
        (CatalogObjectKind.Type, Scope + Type),
        (CatalogObjectKind.Sequence, Scope + Sequence),
        (CatalogObjectKind.View, Scope + View),
        (CatalogObjectKind.Routine, Scope + Routine),
        (CatalogObjectKind.Trigger, Scope + Trigger),
        (CatalogObjectKind.Rule, Scope + Rule),
        (CatalogObjectKind.Policy, Scope + Policy),
        (CatalogObjectKind.DefaultPrivilege, DefaultPrivilege),
        (CatalogObjectKind.Comment, Comment),
    ];

    // What was never granted has no list at all; it means the same as the list of defaults.
    private const string Schema =
        """
        SELECT quote_ident(nspname), json_build_object(
            'owner', nspowner::regrole::text,
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(COALESCE(nspacl, acldefault('n', nspowner))) AS i))
        FROM ns
        """;

    private const string Extension =
        "SELECT extname, json_build_object('version', extversion, 'schema', extnamespace::regnamespace::text) FROM pg_extension";

    private const string Table =
        $"""
        SELECT identity, json_build_object(
            '{CatalogDifference.ColumnOrder}', (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                                                WHERE a.attrelid = rel.oid AND a.attnum > 0 AND NOT a.attisdropped),
            'kind', relkind, 'persistence', relpersistence, 'owner', relowner::regrole::text, 'options', array_to_string(reloptions, ', '),
            'access method', (SELECT amname FROM pg_am WHERE oid = relam),
            'tablespace', (SELECT spcname FROM pg_tablespace WHERE oid = reltablespace),
            'row security', relrowsecurity, 'forced row security', relforcerowsecurity, 'replica identity', relreplident,
            'partition key', pg_get_partkeydef(oid), 'partition bound', pg_get_expr(relpartbound, oid),
            'parents', (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                        FROM pg_inherits i WHERE i.inhrelid = rel.oid),
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(COALESCE(relacl, acldefault('r', relowner))) AS i))
        FROM rel WHERE relkind IN ('r', 'p', 'f')
        """;

    // pg_attver is a mark that Debian's 17.12 puts on every column by itself, another at each making; 13, 15 and 18 have none.
    private const string Column =
        """
        SELECT rel.identity || '.' || quote_ident(a.attname), json_build_object(
            'type', format_type(a.atttypid, a.atttypmod), 'not null', a.attnotnull, 'default', pg_get_expr(d.adbin, d.adrelid),
            'identity', a.attidentity, 'generated', a.attgenerated,
            'collation', (SELECT co.collname FROM pg_collation co JOIN pg_type t ON t.oid = a.atttypid
                          WHERE co.oid = a.attcollation AND co.oid <> t.typcollation),
            'storage', a.attstorage, 'compression', NULLIF(to_jsonb(a) ->> 'attcompression', ''), 'statistics', NULLIF(a.attstattarget, -1),
            'options', (SELECT string_agg(o, ', ') FROM unnest(a.attoptions) AS o WHERE o NOT LIKE 'pg\_attver=%'),
            'inherited', NOT a.attislocal,
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(a.attacl) AS i))
        FROM rel
        JOIN pg_attribute a ON a.attrelid = rel.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE rel.relkind IN ('r', 'p', 'f')
        """;

    // NOT NULL is told by the column; only one that is not valid, which 18 brought, is a fact of its own.
    private const string Constraint =
        $"""
        SELECT COALESCE(rel.identity, typ.identity) || '.' || quote_ident(k.conname), json_build_object(
            'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''), '{CatalogDifference.Validated}', k.convalidated,
            'inherited', NOT k.conislocal)
        FROM pg_constraint k
        LEFT JOIN rel ON rel.oid = k.conrelid
        LEFT JOIN typ ON typ.oid = k.contypid
        WHERE (rel.oid IS NOT NULL OR typ.oid IS NOT NULL) AND k.contype <> 't' AND (k.contype <> 'n' OR NOT k.convalidated)
          AND NOT EXISTS (SELECT FROM pg_constraint above WHERE above.oid = k.conparentid AND above.conrelid = k.conrelid)
        """;

    private const string Index =
        """
        SELECT rel.identity, json_build_object(
            'table', i.indrelid::regclass::text, 'definition', pg_get_indexdef(i.indexrelid), 'valid', i.indisvalid,
            'clustered', i.indisclustered, 'replica identity', i.indisreplident,
            'parent', (SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = rel.oid))
        FROM rel JOIN pg_index i ON i.indexrelid = rel.oid
        """;

    private const string Statistics =
        """
        SELECT quote_ident(ns.nspname) || '.' || quote_ident(s.stxname), json_build_object('definition', pg_get_statisticsobjdef(s.oid))
        FROM pg_statistic_ext s JOIN ns ON ns.oid = s.stxnamespace
        """;

    private const string Type =
        """
        SELECT identity, json_build_object(
            'kind', typtype, 'owner', typowner::regrole::text,
            'labels', (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                       FROM pg_enum e WHERE e.enumtypid = typ.oid),
            'base type', CASE WHEN typtype = 'd' THEN format_type(typbasetype, typtypmod) END, 'not null', typnotnull,
            'default', typdefault,
            'fields', (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                       FROM pg_attribute a WHERE a.attrelid = typ.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
            'subtype', (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = typ.oid),
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(COALESCE(typacl, acldefault('T', typowner))) AS i))
        FROM typ
        WHERE typtype IN ('e', 'd', 'r')
           OR (typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = typ.typrelid AND c.relkind = 'c'))
        """;

    private const string Sequence =
        """
        SELECT rel.identity, json_build_object(
            'type', format_type(s.seqtypid, NULL), 'start', s.seqstart, 'increment', s.seqincrement, 'minimum', s.seqmin,
            'maximum', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle, 'owner', rel.relowner::regrole::text,
            'owned by', (SELECT d.refobjid::regclass::text || '.' || quote_ident(a.attname)
                         FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                         WHERE d.classid = 'pg_class'::regclass AND d.objid = rel.oid AND d.deptype IN ('a', 'i')),
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text)
                           FROM unnest(COALESCE(rel.relacl, acldefault('s', rel.relowner))) AS i))
        FROM rel JOIN pg_sequence s ON s.seqrelid = rel.oid
        """;

    private const string View =
        """
        SELECT identity, json_build_object(
            'kind', relkind, 'definition', pg_get_viewdef(oid), 'options', array_to_string(reloptions, ', '),
            'owner', relowner::regrole::text, 'populated', relispopulated,
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(COALESCE(relacl, acldefault('r', relowner))) AS i))
        FROM rel WHERE relkind IN ('v', 'm')
        """;

    private const string Routine =
        """
        SELECT identity, json_build_object(
            'kind', prokind, 'owner', proowner::regrole::text, 'returns', pg_get_function_result(oid),
            'definition', CASE WHEN prokind <> 'a' THEN pg_get_functiondef(oid)
                               ELSE (SELECT concat_ws(', ', aggtransfn, aggfinalfn, format_type(aggtranstype, NULL), agginitval)
                                     FROM pg_aggregate WHERE aggfnoid = proc.oid) END,
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(COALESCE(proacl, acldefault('f', proowner))) AS i))
        FROM proc
        """;

    private const string Trigger =
        """
        SELECT rel.identity || '.' || quote_ident(g.tgname),
               json_build_object('definition', pg_get_triggerdef(g.oid), 'enabled', g.tgenabled)
        FROM rel JOIN pg_trigger g ON g.tgrelid = rel.oid AND NOT g.tgisinternal
        """;

    private const string Rule =
        """
        SELECT rel.identity || '.' || quote_ident(r.rulename),
               json_build_object('definition', pg_get_ruledef(r.oid), 'enabled', r.ev_enabled)
        FROM rel JOIN pg_rewrite r ON r.ev_class = rel.oid AND r.rulename <> '_RETURN'
        """;

    private const string Policy =
        """
        SELECT rel.identity || '.' || quote_ident(p.polname), json_build_object(
            'command', p.polcmd, 'permissive', p.polpermissive, 'using', pg_get_expr(p.polqual, p.polrelid),
            'check', pg_get_expr(p.polwithcheck, p.polrelid),
            'roles', (SELECT string_agg(CASE r WHEN 0 THEN 'public' ELSE r::regrole::text END, ', ' ORDER BY r::regrole::text)
                      FROM unnest(p.polroles) AS r))
        FROM rel JOIN pg_policy p ON p.polrelid = rel.oid
        """;

    private const string DefaultPrivilege =
        """
        SELECT concat_ws(' ', defaclrole::regrole, defaclobjtype, NULLIF(defaclnamespace, 0)::regnamespace), json_build_object(
            'privileges', (SELECT string_agg(i::text, ', ' ORDER BY i::text) FROM unnest(defaclacl) AS i))
        FROM pg_default_acl
        """;

    private const string Comment =
        """
        SELECT o.type || ' ' || o.identity, json_build_object('text', d.description)
        FROM pg_description d
        CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o
        WHERE d.objoid >= 16384 AND o.identity IS NOT NULL
          AND NOT EXISTS (SELECT FROM pg_depend m WHERE m.deptype = 'e' AND m.classid = d.classoid AND m.objid = d.objoid)
        """;
}
