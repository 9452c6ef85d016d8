namespace PgDbre.Data.Catalog.Copying;

/// <summary>What is not copied, by name.</summary>
internal static class CopyGapsSql
{
    public const string Held =
        """
        WITH locked AS MATERIALIZED (
            SELECT l.relation
            FROM pg_locks l
            WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
              AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
        SELECT c.oid
        FROM pg_class c
        WHERE c.oid IN (SELECT relation FROM locked)
           OR c.oid IN (SELECT i.indrelid FROM pg_index i WHERE i.indexrelid IN (SELECT relation FROM locked))
           OR (c.reltoastrelid <> 0 AND c.reltoastrelid IN (SELECT relation FROM locked))
        """;

    public const string HeldNames = CopyScope.Sql +
        """
        SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' ELSE 'table' END,
               c.oid, NULL::oid[], c.oid::regclass::text, NULL, 'is held exclusively by somebody'
        FROM pg_class c
        JOIN spaces s ON s.oid = c.relnamespace
        WHERE c.oid = ANY ($2::oid[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        ORDER BY 4
        """;

    public const string Omitted = CopyScope.Sql +
        """
        SELECT o.kind, 0::oid, NULL::oid[], o.name, NULL, o.reason
        FROM (
            SELECT 'foreign table' AS kind, c.name, 'is a foreign table' AS reason FROM relations c WHERE c.relkind = 'f'
            UNION ALL
            SELECT 'foreign server', quote_ident(f.srvname), 'is a server elsewhere' FROM pg_foreign_server f
            UNION ALL
            SELECT 'publication', quote_ident(p.pubname), 'replicates' FROM pg_publication p
            UNION ALL
            SELECT 'event trigger', quote_ident(e.evtname), 'is an event trigger' FROM pg_event_trigger e
            WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_event_trigger'::regclass AND objid = e.oid)
            UNION ALL
            SELECT 'operator class', format('%I.%I USING %I', s.nspname, o.opcname, am.amname), 'is an operator class of no extension'
            FROM pg_opclass o JOIN spaces s ON s.oid = o.opcnamespace JOIN pg_am am ON am.oid = o.opcmethod
            WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_opclass'::regclass AND objid = o.oid)
            UNION ALL
            SELECT 'conversion', format('%I.%I', s.nspname, v.conname), 'is a conversion'
            FROM pg_conversion v JOIN spaces s ON s.oid = v.connamespace
            WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_conversion'::regclass AND objid = v.oid)
            UNION ALL
            SELECT 'language', quote_ident(l.lanname), 'is a language of no extension' FROM pg_language l
            WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_language'::regclass AND objid = l.oid)
            UNION ALL
            SELECT 'access method', quote_ident(a.amname), 'is an access method of no extension' FROM pg_am a
            WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_am'::regclass AND objid = a.oid)) AS o
        ORDER BY 1, 4
        """;
}
