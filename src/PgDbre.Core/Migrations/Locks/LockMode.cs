namespace PgDbre.Core.Migrations.Locks;

/// <summary>Table-level lock modes, weakest first (PostgreSQL's documentation, 13.3.1, whose table of conflicts this order follows).</summary>
public enum LockMode
{
    /// <summary>SELECT.</summary>
    AccessShare,
    /// <summary>SELECT FOR UPDATE; the other table of a foreign key's validation.</summary>
    RowShare,
    /// <summary>INSERT, UPDATE, DELETE.</summary>
    RowExclusive,
    /// <summary>VACUUM, ANALYZE, CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT.</summary>
    ShareUpdateExclusive,
    /// <summary>CREATE INDEX.</summary>
    Share,
    /// <summary>CREATE TRIGGER, ADD FOREIGN KEY.</summary>
    ShareRowExclusive,
    /// <summary>REFRESH MATERIALIZED VIEW CONCURRENTLY.</summary>
    Exclusive,
    /// <summary>Most forms of ALTER TABLE, DROP, TRUNCATE.</summary>
    AccessExclusive,
}
