using PgDbre.Data.Catalog;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Statements about what is on relations, and what uses them; of those in $1 (object ids). Works on 13 to 18.</summary>
internal static class PartSql
{
    /// <summary>
    /// A key to a partitioned table has a copy for each of its partitions; only the declared one counts. NOT ENFORCED is new in 18.
    /// </summary>
    public static string Constraints(int major) =>
        $"""
        SELECT k.conrelid, k.conname::text, k.contype::text,
               ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS key (number, place)
                     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.number ORDER BY key.place),
               k.convalidated, {(major >= 18 ? "k.conenforced" : "true")}, k.condeferrable, k.condeferred,
               k.connoinherit AND k.contype IN ('c', 'n'), k.conislocal,
               CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
               CASE WHEN k.contype = 'x' THEN pg_get_constraintdef(k.oid) END,
               rn.nspname::text, r.relname::text,
               ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS key (number, place)
                     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.number ORDER BY key.place),
               k.confdeltype::text, k.confupdtype::text, i.relname::text
        FROM pg_constraint k
        LEFT JOIN pg_class r ON r.oid = k.confrelid
        LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
        LEFT JOIN pg_class i ON i.oid = k.conindid
        WHERE k.conrelid = ANY ($1::oid[])
          AND NOT EXISTS (SELECT FROM pg_constraint above WHERE above.oid = k.conparentid AND above.conrelid = k.conrelid)
        ORDER BY k.conrelid, k.conname
        """;

    /// <summary>
    /// The last column: the table's columns the index depends on, which are its keys, INCLUDE columns, and what expressions and predicate
    /// mention. NULLS NOT DISTINCT is new in 15.
    /// </summary>
    public static string Indexes(int major) =>
        $"""
        SELECT i.indrelid, i.indexrelid, c.relname::text, am.amname::text, i.indisunique, i.indisprimary,
               i.indisvalid AND i.indisready AND i.indislive, {(major >= 15 ? "i.indnullsnotdistinct" : "false")},
               pg_get_expr(i.indpred, i.indrelid), k.conname::text, i.indisreplident, i.indisclustered, pn.nspname::text, p.relname::text,
               CASE WHEN c.relkind = 'i' THEN pg_relation_size(i.indexrelid) END,
               CASE WHEN i.indexprs IS NOT NULL OR i.indpred IS NOT NULL THEN
                   ARRAY(SELECT a.attname::text
                         FROM pg_depend d
                         JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                         WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_class'::regclass
                           AND d.refobjid = i.indrelid AND d.refobjsubid > 0
                         ORDER BY a.attnum) END
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
        LEFT JOIN pg_inherits h ON h.inhrelid = c.oid
        LEFT JOIN pg_class p ON p.oid = h.inhparent
        LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.indrelid = ANY ($1::oid[])
        ORDER BY i.indrelid, c.relname
        """;

    public const string IndexColumns = "WITH scope AS MATERIALIZED (SELECT unnest($1::oid[]) AS oid)" + CatalogSql.IndexColumnsOfScope;

    /// <summary>tgtype: 1 row, 2 before, 64 instead of, 4 insert, 8 delete, 16 update, 32 truncate (pg_trigger.h).</summary>
    public const string Triggers =
        """
        SELECT t.tgrelid, t.tgname::text, pn.nspname::text, p.proname::text, t.tgtype::int, t.tgenabled::text,
               ARRAY(SELECT a.attname::text FROM unnest(t.tgattr) AS key (number)
                     JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = key.number ORDER BY a.attnum)
        FROM pg_trigger t
        JOIN pg_proc p ON p.oid = t.tgfoid
        JOIN pg_namespace pn ON pn.oid = p.pronamespace
        WHERE t.tgrelid = ANY ($1::oid[]) AND NOT t.tgisinternal
        ORDER BY t.tgrelid, t.tgname
        """;

    public const string Rules =
        """
        SELECT r.ev_class, r.rulename::text, r.ev_type::text, r.is_instead, r.ev_enabled::text
        FROM pg_rewrite r
        WHERE r.ev_class = ANY ($1::oid[]) AND r.rulename <> '_RETURN'
        ORDER BY r.ev_class, r.rulename
        """;

    public const string Policies =
        """
        SELECT p.polrelid, p.polname::text, p.polcmd::text, p.polpermissive,
               ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname)
        FROM pg_policy p
        WHERE p.polrelid = ANY ($1::oid[])
        ORDER BY p.polrelid, p.polname
        """;

    public const string Statistics =
        """
        SELECT e.stxrelid, n.nspname::text, e.stxname::text,
               ARRAY(SELECT a.attname::text FROM pg_attribute a
                     WHERE a.attrelid = e.stxrelid AND a.attnum = ANY (e.stxkeys) ORDER BY a.attnum),
               e.stxkind::text[]
        FROM pg_statistic_ext e
        JOIN pg_namespace n ON n.oid = e.stxnamespace
        WHERE e.stxrelid = ANY ($1::oid[])
        ORDER BY e.stxrelid, n.nspname, e.stxname
        """;

    /// <summary>
    /// What depends on a relation or its row type, by pg_depend. A view depends through its rule; a rule, trigger, policy or default
    /// depends on its own table anyway, which is told only where it names a column. Generated columns depended by themselves up to 14, by
    /// their pg_attrdef since. Constraints, indexes and statistics have rows of their own above. OFFSET 0 joins each kind with its names
    /// first: the planner cannot know how many dependents there are, and left to itself multiplies all relations with all rules.
    /// </summary>
    public const string Dependents =
        """
        WITH refs AS MATERIALIZED (
            SELECT c.oid AS relation, 'pg_class'::regclass::oid AS class, c.oid AS object
            FROM pg_class c
            WHERE c.oid = ANY ($1::oid[])
            UNION ALL
            SELECT t.typrelid, 'pg_type'::regclass::oid, row_type.oid
            FROM pg_type t
            CROSS JOIN LATERAL (VALUES (t.oid), (t.typarray)) AS row_type (oid)
            WHERE t.typrelid IN (SELECT unnest($1::oid[])) AND row_type.oid <> 0),
        used AS MATERIALIZED (
            SELECT DISTINCT d.classid, d.objid, d.objsubid, r.relation, r.class, d.refobjsubid AS number
            FROM refs r
            JOIN pg_depend d ON d.refclassid = r.class AND d.refobjid = r.object
            WHERE d.deptype IN ('n', 'a')
              AND CASE WHEN r.class = 'pg_type'::regclass
                       THEN d.classid IN ('pg_proc'::regclass, 'pg_class'::regclass, 'pg_type'::regclass) AND d.deptype = 'n'
                       WHEN d.classid = 'pg_class'::regclass
                       THEN d.objid = r.object AND d.objsubid > 0 AND d.refobjsubid > 0
                       ELSE d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
                                          'pg_attrdef'::regclass, 'pg_publication_rel'::regclass) END),
        named AS (
            SELECT u.relation, u.number, v.kind, v.namespace, v.name, v.part
            FROM used u
            JOIN (SELECT r.oid, c.oid AS owner, CASE WHEN r.rulename <> '_RETURN' THEN 'rule' ELSE 'view-' || c.relkind::text END AS kind,
                         c.relnamespace AS namespace, c.relname AS name, CASE WHEN r.rulename <> '_RETURN' THEN r.rulename END AS part
                  FROM pg_rewrite r
                  JOIN pg_class c ON c.oid = r.ev_class
                  OFFSET 0) AS v ON v.oid = u.objid
            WHERE u.classid = 'pg_rewrite'::regclass AND (v.owner <> u.relation OR u.number > 0)
            UNION ALL
            SELECT u.relation, u.number, 'function', p.pronamespace, p.proname, NULL
            FROM used u
            JOIN pg_proc p ON p.oid = u.objid
            WHERE u.classid = 'pg_proc'::regclass
            UNION ALL
            SELECT u.relation, u.number, 'trigger', t.relnamespace, t.relname, t.tgname
            FROM used u
            JOIN (SELECT t.oid, t.tgrelid, t.tgname, c.relnamespace, c.relname
                  FROM pg_trigger t
                  JOIN pg_class c ON c.oid = t.tgrelid
                  WHERE NOT t.tgisinternal
                  OFFSET 0) AS t ON t.oid = u.objid
            WHERE u.classid = 'pg_trigger'::regclass AND (t.tgrelid <> u.relation OR u.number > 0)
            UNION ALL
            SELECT u.relation, u.number, 'policy', p.relnamespace, p.relname, p.polname
            FROM used u
            JOIN (SELECT p.oid, p.polrelid, p.polname, c.relnamespace, c.relname
                  FROM pg_policy p
                  JOIN pg_class c ON c.oid = p.polrelid
                  OFFSET 0) AS p ON p.oid = u.objid
            WHERE u.classid = 'pg_policy'::regclass AND (p.polrelid <> u.relation OR u.number > 0)
            UNION ALL
            SELECT u.relation, u.number, CASE WHEN d.attgenerated = '' THEN 'default' ELSE 'generated' END, d.relnamespace, d.relname,
                   d.attname
            FROM used u
            JOIN (SELECT d.oid, d.adrelid, d.adnum, a.attgenerated, a.attname, c.relnamespace, c.relname
                  FROM pg_attrdef d
                  JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                  JOIN pg_class c ON c.oid = d.adrelid
                  OFFSET 0) AS d ON d.oid = u.objid
            WHERE u.classid = 'pg_attrdef'::regclass AND (d.adrelid <> u.relation OR u.number <> d.adnum)
            UNION ALL
            SELECT u.relation, u.number, 'publication', NULL, p.pubname, NULL
            FROM used u
            JOIN pg_publication_rel r ON r.oid = u.objid
            JOIN pg_publication p ON p.oid = r.prpubid
            WHERE u.classid = 'pg_publication_rel'::regclass AND u.number > 0
            UNION ALL
            SELECT u.relation, u.number,
                   CASE WHEN u.number > 0 THEN 'generated' WHEN c.relkind = 'c' THEN 'type' ELSE 'column' END, c.relnamespace, c.relname,
                   CASE WHEN c.relkind <> 'c' THEN a.attname END
            FROM used u
            JOIN pg_class c ON c.oid = u.objid
            LEFT JOIN pg_attribute a ON a.attrelid = u.objid AND a.attnum = u.objsubid AND u.objsubid > 0
            WHERE u.classid = 'pg_class'::regclass
            UNION ALL
            SELECT u.relation, u.number, 'type', t.typnamespace, t.typname, NULL
            FROM used u
            JOIN pg_type t ON t.oid = u.objid
            WHERE u.classid = 'pg_type'::regclass)
        SELECT d.relation, d.kind, n.nspname::text, d.name::text, d.part::text,
               COALESCE(array_agg(DISTINCT a.attname::text) FILTER (WHERE a.attname IS NOT NULL), '{}')
        FROM named d
        LEFT JOIN pg_namespace n ON n.oid = d.namespace
        LEFT JOIN pg_attribute a ON a.attrelid = d.relation AND a.attnum = d.number AND d.number > 0
        GROUP BY d.relation, d.kind, n.nspname, d.name, d.part
        ORDER BY d.relation, d.kind, n.nspname, d.name, d.part
        """;
}
