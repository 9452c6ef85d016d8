namespace PgDbre.Core.Migrations;

/// <summary>The modes in which a table or an index is locked, weakest first (src/include/storage/lockdefs.h).</summary>
public enum LockMode
{
    /// <summary>ACCESS SHARE: SELECT.</summary>
    AccessShare = 1,

    /// <summary>ROW SHARE: SELECT FOR UPDATE, and the table that a foreign key under validation refers to.</summary>
    RowShare,

    /// <summary>ROW EXCLUSIVE: INSERT, UPDATE, DELETE, MERGE, COPY FROM.</summary>
    RowExclusive,

    /// <summary>SHARE UPDATE EXCLUSIVE: VACUUM, ANALYZE, what is CONCURRENTLY, VALIDATE CONSTRAINT.</summary>
    ShareUpdateExclusive,

    /// <summary>SHARE: CREATE INDEX.</summary>
    Share,

    /// <summary>SHARE ROW EXCLUSIVE: CREATE TRIGGER, ADD FOREIGN KEY.</summary>
    ShareRowExclusive,

    /// <summary>EXCLUSIVE: REFRESH MATERIALIZED VIEW CONCURRENTLY.</summary>
    Exclusive,

    /// <summary>ACCESS EXCLUSIVE: DROP, TRUNCATE, most of ALTER TABLE.</summary>
    AccessExclusive,
}
