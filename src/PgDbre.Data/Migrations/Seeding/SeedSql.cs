namespace PgDbre.Data.Migrations.Seeding;

/// <summary>What a seeder must know of the tables; each statement begins with the table's object id.</summary>
internal static class SeedSql
{
    // Tables of extensions have rows of their own meaning.
    private const string Scope =
        """
        WITH RECURSIVE scope AS MATERIALIZED (
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.oid >= 16384 AND n.nspname <> 'pgdbre_shadow'
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')),
        domains AS (
            SELECT t.oid, t.typbasetype AS base, t.typtypmod AS modifier, t.typnotnull AS is_not_null, ARRAY[t.oid] AS chain
            FROM pg_type t WHERE t.typtype = 'd'
            UNION ALL
            SELECT d.oid, t.typbasetype, COALESCE(NULLIF(d.modifier, -1), t.typtypmod), d.is_not_null OR t.typnotnull, d.chain || t.oid
            FROM domains d JOIN pg_type t ON t.oid = d.base AND t.typtype = 'd'),
        bases AS (
            SELECT DISTINCT ON (oid) oid, base, modifier, is_not_null, chain FROM domains ORDER BY oid, array_length(chain, 1) DESC)
        """;

    public const string Tables = Scope +
        """

        SELECT s.oid, s.nspname::text, s.relname::text, s.relkind = 'p',
               COALESCE((SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = s.oid AND s.relispartition LIMIT 1), 0::oid),
               CASE WHEN s.relispartition THEN pg_get_partition_constraintdef(s.oid) END
        FROM scope s
        ORDER BY s.oid
        """;

    /// <summary>A domain's own conditions come with the column, as SQL over VALUE.</summary>
    public const string Columns = Scope +
        """

        SELECT a.attrelid, a.attname::text, COALESCE(e.typname, b.typname)::text, format_type(b.oid, -1),
               COALESCE(e.typtype, b.typtype)::text, e.oid IS NOT NULL,
               CASE WHEN a.atttypmod >= 0 THEN a.atttypmod ELSE COALESCE(d.modifier, -1) END,
               ARRAY(SELECT l.enumlabel::text FROM pg_enum l WHERE l.enumtypid = COALESCE(e.oid, b.oid) ORDER BY l.enumsortorder),
               COALESCE((SELECT c.relnatts::int FROM pg_class c WHERE c.oid = COALESCE(e.typrelid, b.typrelid)), 0),
               NOT (a.attnotnull OR COALESCE(d.is_not_null, false)),
               a.attidentity <> '' OR a.attgenerated <> '' OR COALESCE(pg_get_expr(f.adbin, f.adrelid) LIKE 'nextval(%', false),
               ARRAY(SELECT pg_get_expr(k.conbin, 0) FROM pg_constraint k WHERE k.contypid = ANY (d.chain) AND k.contype = 'c')
        FROM scope s
        JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN bases d ON d.oid = a.atttypid
        JOIN pg_type b ON b.oid = COALESCE(d.base, a.atttypid)
        LEFT JOIN pg_type e ON e.oid = b.typelem AND b.typlen = -1 AND b.typcategory = 'A'
        LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
        WHERE s.relkind = 'r'
        ORDER BY a.attrelid, a.attnum
        """;

    public const string Checks = Scope +
        """

        SELECT k.conrelid, pg_get_expr(k.conbin, k.conrelid),
               ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))
        FROM scope s
        JOIN pg_constraint k ON k.conrelid = s.oid AND k.contype = 'c'
        WHERE s.relkind = 'r'
        ORDER BY k.conrelid, k.conname
        """;

    /// <summary>Not the copies that a key to a partitioned table has for each of its partitions.</summary>
    public const string Keys = Scope +
        """

        SELECT k.conrelid, k.confrelid,
               ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS c(number, place)
                     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.number ORDER BY c.place),
               ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS c(number, place)
                     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.number ORDER BY c.place)
        FROM scope s
        JOIN pg_constraint k ON k.conrelid = s.oid AND k.contype = 'f'
        WHERE NOT EXISTS (SELECT FROM pg_constraint above WHERE above.oid = k.conparentid AND above.conrelid = k.conrelid)
        ORDER BY k.conrelid, k.conname
        """;

    public const string UniqueColumns = Scope +
        """

        SELECT DISTINCT i.indrelid, a.attname::text
        FROM scope s
        JOIN pg_index i ON i.indrelid = s.oid AND (i.indisunique OR i.indisexclusion)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE s.relkind = 'r'
        """;
}
