using PgDbre.Data.Catalog;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>
/// Statements about relations and their columns; but for the first, of those in $1 (object ids), so that their number does not depend on
/// the number of relations. Rows come in the order of the snapshot: names are compared by bytes. Works on 13 to 18.
/// </summary>
internal static class RelationSql
{
    /// <summary>
    /// The relations that match $1 and $2, patterns of schemas and names in pairs, or are $3 and $4 by name; and what they hang together
    /// with: partitions, parents and children, the tables at both ends of foreign keys, sequences they own. Of those somebody holds
    /// exclusively only the name.
    /// </summary>
    public const string Scope = "WITH RECURSIVE " + StateSql.Held +
        """
        ,
        wanted AS MATERIALIZED (
            SELECT c.oid
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS wish (schema, name)
                           WHERE n.nspname ~ wish.schema AND c.relname ~ wish.name)
                   OR (n.nspname::text, c.relname::text) IN (SELECT * FROM unnest($3::text[], $4::text[])))),
        edges AS MATERIALIZED (
            SELECT inhrelid AS one, inhparent AS other FROM pg_inherits
            UNION ALL
            SELECT inhparent, inhrelid FROM pg_inherits),
        related AS (
            SELECT oid FROM wanted
            UNION
            SELECT e.other FROM related r JOIN edges e ON e.one = r.oid),
        keyed AS MATERIALIZED (
            SELECT oid FROM related
            UNION
            SELECT k.confrelid FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid IN (SELECT oid FROM related)
            UNION
            SELECT k.conrelid FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid IN (SELECT oid FROM related)),
        found AS (
            SELECT oid FROM keyed
            UNION
            SELECT d.objid
            FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
              AND d.refobjsubid > 0 AND d.refobjid IN (SELECT oid FROM keyed))
        SELECT c.oid, n.nspname::text, c.relname::text,
               c.oid IN (SELECT relation FROM held) OR c.reltoastrelid IN (SELECT relation FROM held)
        FROM found f
        JOIN pg_class c ON c.oid = f.oid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relpersistence <> 't' AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        ORDER BY n.nspname, c.relname
        """;

    /// <summary>DETACH CONCURRENTLY is new in 14.</summary>
    public static string Relations(int major) =>
        $"""
        SELECT c.oid, n.nspname::text, c.relname::text, c.relkind::text, c.relpersistence::text, pg_get_userbyid(c.relowner)::text,
               EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'),
               am.amname::text, ts.spcname::text,
               h.parents, h.schemas, h.names, CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
               COALESCE(h.is_detaching, false), CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
               CASE WHEN c.relkind IN ('r', 'p') THEN c.relreplident::text ELSE 'd' END, c.relrowsecurity, c.relforcerowsecurity,
               c.reloptions
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
        LEFT JOIN (
            SELECT i.inhrelid, array_agg(i.inhparent ORDER BY i.inhseqno) AS parents,
                   array_agg(pn.nspname::text ORDER BY i.inhseqno) AS schemas, array_agg(p.relname::text ORDER BY i.inhseqno) AS names,
                   {(major >= 14 ? "bool_or(i.inhdetachpending)" : "false")} AS is_detaching
            FROM pg_inherits i
            JOIN pg_class p ON p.oid = i.inhparent
            JOIN pg_namespace pn ON pn.oid = p.relnamespace
            GROUP BY i.inhrelid) AS h ON h.inhrelid = c.oid
        WHERE c.oid = ANY ($1::oid[])
        ORDER BY n.nspname, c.relname
        """;

    /// <summary>Generated columns keep their expression where others keep their default.</summary>
    public const string Columns =
        """
        SELECT a.attrelid, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
               a.attidentity::text, a.attgenerated::text, cn.nspname::text, co.collname::text, a.attislocal
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
        LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'S'
        ORDER BY a.attrelid, a.attnum
        """;

    /// <summary>
    /// reltuples is -1 (before 14: 0 with 0 pages) until the first ANALYZE. The functions behind pg_stat_all_tables, as the view counts
    /// for every table of the database. Sizes are a system call for each file, so that of the indexes is asked for once.
    /// </summary>
    public const string Figures =
        """
        SELECT c.oid,
               CASE WHEN c.reltuples < 0 OR (c.reltuples = 0 AND pg_relation_size(c.oid) > 0) THEN NULL ELSE c.reltuples::float8 END,
               pg_relation_size(c.oid), x.indexes, pg_table_size(c.oid) + x.indexes,
               pg_stat_get_numscans(c.oid)
                   + (SELECT COALESCE(sum(pg_stat_get_numscans(i.indexrelid)), 0)::bigint FROM pg_index i WHERE i.indrelid = c.oid),
               pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid) + pg_stat_get_tuples_deleted(c.oid)
        FROM pg_class c
        CROSS JOIN LATERAL (SELECT pg_indexes_size(c.oid) AS indexes OFFSET 0) AS x
        WHERE c.oid = ANY ($1::oid[]) AND c.relkind IN ('r', 'm')
        """;

    public const string Sequences =
        """
        SELECT s.seqrelid, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, n.nspname::text,
               c.relname::text, a.attname::text
        FROM pg_sequence s
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.refclassid = 'pg_class'::regclass
                                 AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
        LEFT JOIN pg_class c ON c.oid = d.refobjid
        LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE s.seqrelid = ANY ($1::oid[])
        """;

    /// <summary>Publications of single tables, of whole schemas (15 and later) and of all tables.</summary>
    public static string Publications(int major) =>
        $"""
        SELECT p.pubname::text, r.prrelid
        FROM pg_publication p
        JOIN pg_publication_rel r ON r.prpubid = p.oid
        WHERE r.prrelid = ANY ($1::oid[])
        UNION
        {(major < 15 ? "" : """
        SELECT p.pubname::text, c.oid
        FROM pg_publication p
        JOIN pg_publication_namespace s ON s.pnpubid = p.oid
        JOIN pg_class c ON c.relnamespace = s.pnnspid AND c.relkind IN ('r', 'p')
        WHERE c.oid = ANY ($1::oid[])
        UNION
        """)}
        SELECT p.pubname::text, c.oid
        FROM pg_publication p
        JOIN pg_class c ON c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
        WHERE p.puballtables AND c.oid = ANY ($1::oid[])
        ORDER BY 2, 1
        """;
}
