namespace PgDbre.Data.Migrations.Facts;

/// <summary>Statements about types, collations, casts and functions of all schemas but the system's. Works on 13 to 18.</summary>
internal static class TypeSql
{
    /// <summary>Array types and the row types of relations are left out: they come and go with what they are made of.</summary>
    public const string Types =
        """
        SELECT t.oid, n.nspname::text, t.typname::text, t.typtype::text, pg_get_userbyid(t.typowner)::text,
               EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e'),
               ARRAY(SELECT l.enumlabel::text FROM pg_enum l WHERE l.enumtypid = t.oid ORDER BY l.enumsortorder),
               CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
               t.typtype = 'd' AND t.typnotnull, CASE WHEN t.typtype = 'd' THEN pg_get_expr(t.typdefaultbin, 0) END
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_class c ON c.oid = t.typrelid
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND t.typtype IN ('b', 'e', 'd', 'c', 'r', 'm')
          AND (c.oid IS NULL OR c.relkind = 'c')
          AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
        ORDER BY n.nspname, t.typname
        """;

    public static string DomainChecks(int major) =>
        $"""
        SELECT k.contypid, k.conname::text, k.convalidated, {(major >= 18 ? "k.conenforced" : "true")}, pg_get_expr(k.conbin, 0)
        FROM pg_constraint k
        JOIN pg_namespace n ON n.oid = k.connamespace
        WHERE k.contypid <> 0 AND k.contype = 'c' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY k.contypid, k.conname
        """;

    public const string Attributes =
        """
        SELECT c.reltype, a.attname::text, format_type(a.atttypid, a.atttypmod), cn.nspname::text, co.collname::text
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
        LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE c.relkind = 'c' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY c.reltype, a.attnum
        """;

    public const string Collations =
        """
        SELECT n.nspname::text, c.collname::text, c.collprovider::text, c.collisdeterministic
        FROM pg_collation c
        JOIN pg_namespace n ON n.oid = c.collnamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY n.nspname, c.collname
        """;

    /// <summary>Built-in objects have an oid below 16384 (FirstNormalObjectId).</summary>
    public const string BinaryCasts =
        """
        SELECT format_type(k.castsource, NULL), format_type(k.casttarget, NULL)
        FROM pg_cast k
        WHERE k.castmethod = 'b' AND k.oid >= 16384
        ORDER BY 1, 2
        """;

    /// <summary>The types of pg_get_function_result have no schema for pg_catalog alone, like all others.</summary>
    public const string Functions =
        """
        SELECT n.nspname::text, p.proname::text, p.prokind::text,
               ARRAY(SELECT format_type(a.type, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY AS a (type, place) ORDER BY a.place),
               p.pronargdefaults::int, p.provariadic <> 0, pg_get_function_result(p.oid), p.provolatile::text, l.lanname::text,
               p.proparallel::text,
               EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_language l ON l.oid = p.prolang
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY n.nspname, p.proname, 4
        """;
}
