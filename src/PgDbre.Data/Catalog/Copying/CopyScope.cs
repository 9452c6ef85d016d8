namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// What every statement that reads a schema for copying begins with. $1 is the regular expression of schemas, $2 the relations
/// somebody holds exclusively, $3 the target's major version, $4 the portion of objects to deparse. Each row is kind, oid, needed
/// oids, name, statement, and the reason where there is no statement. Names are quoted by the server (format), and complete,
/// because the search path is empty while they are read. Members of extensions come with their extension.
/// </summary>
internal static class CopyScope
{
    public const string Sql =
        """
        WITH members AS MATERIALIZED (
            SELECT classid, objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'),
        spaces AS MATERIALIZED (
            SELECT oid, nspname FROM pg_namespace WHERE nspname ~ $1 AND nspname !~ '^pg_' AND nspname <> 'information_schema'),
        relations AS MATERIALIZED (
            SELECT c.*, format('%I.%I', s.nspname, c.relname) AS name
            FROM pg_class c
            JOIN spaces s ON s.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S') AND c.oid <> ALL ($2::oid[])
              AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_class'::regclass AND objid = c.oid))

        """;
}
