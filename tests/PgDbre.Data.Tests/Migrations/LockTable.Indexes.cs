namespace PgDbre.Data.Tests.Migrations;

/// <summary>Indexes, tables, partitions and what else takes locks.</summary>
public static partial class LockTable
{
    private static IReadOnlyList<LockCase> OfIndexesAndPartitions =>
    [
        // Indexes
        new("create index", T, "CREATE INDEX i ON t (c)", "t S", "new i, scan t"),
        new(
            "create index concurrently",
            T,
            "CREATE INDEX CONCURRENTLY i ON t (c)",
            "t SUX",
            "new i, scan t") { From = 15, TablesOnly = true },
        new("drop index", T, "DROP INDEX t_n", "t AX, t_n AX", ""),
        new("drop index concurrently", T, "DROP INDEX CONCURRENTLY t_n", "t SUX", "") { From = 15, TablesOnly = true },
        new("reindex index", T, "REINDEX INDEX t_n", "t S, t_n AX", "build t_n, scan t"),
        new("reindex table", T, "REINDEX TABLE t", "t S, t_n AX, t_pkey AX", "build t_n, build t_pkey, scan t"),
        new(
            "reindex index concurrently",
            T,
            "REINDEX INDEX CONCURRENTLY t_n",
            "t SUX",
            "build t_n, scan t") { From = 15, TablesOnly = true },
        new(
            "reindex table concurrently",
            T,
            "REINDEX TABLE CONCURRENTLY t",
            "t SUX",
            "build t_n, build t_pkey, scan t") { From = 15, TablesOnly = true },

        // Tables and partitions
        new("create table references", P, "CREATE TABLE u (p_id int REFERENCES p)", "p SRX", ""),
        new("create partition", Part, "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20)", "m AX", ""),
        new(
            "create partition beside a default",
            PartDefault,
            "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20)",
            "m AX, mdef AX",
            "scan mdef"),
        new("attach", Part, "ALTER TABLE m ATTACH PARTITION c FOR VALUES FROM (10) TO (20)", "c AX, m SUX", "scan c"),
        new(
            "attach beside a default",
            PartDefault,
            "ALTER TABLE m ATTACH PARTITION c FOR VALUES FROM (10) TO (20)",
            "c AX, m SUX, mdef AX",
            "scan c, scan mdef"),
        new(
            "attach with a check",
            PartDefault + "ALTER TABLE c ADD CHECK (d IS NOT NULL AND d >= 10 AND d < 20);",
            "ALTER TABLE m ATTACH PARTITION c FOR VALUES FROM (10) TO (20)",
            "c AX, m SUX, mdef AX",
            "scan mdef"),
        new(
            "attach to a parent with an index",
            Part + "CREATE INDEX mi ON m (d);",
            "ALTER TABLE m ATTACH PARTITION c FOR VALUES FROM (10) TO (20)",
            "c AX, m SUX, mi SUX",
            "new c_d_idx, scan c"),
        new("detach", PartDefault, "ALTER TABLE m DETACH PARTITION m1", "m AX, m1 AX, mdef AX", "") { From = 14 },
        new("detach, before 14", PartDefault, "ALTER TABLE m DETACH PARTITION m1", "m AX, m1 SUX, mdef AX", "") { To = 13 },
        new("detach concurrently", Part, "ALTER TABLE m DETACH PARTITION m1 CONCURRENTLY", "m SUX, m1 AX", "") { From = 15 },
        new("drop partition", PartDefault, "DROP TABLE m1", "m AX, m1 AX, mdef AX", ""),
        new("create index on partitioned", Part, "CREATE INDEX mi ON m (d)", "m S, m1 S", "new m1_d_idx, scan m1"),
        new("create index on only", Part, "CREATE INDEX mi ON ONLY m (d)", "m S", ""),
        new(
            "foreign key from partitioned, not valid",
            Part + "CREATE TABLE p (id int PRIMARY KEY);",
            "ALTER TABLE m ADD FOREIGN KEY (id) REFERENCES p NOT VALID",
            "m SRX, m1 SRX, p SRX",
            "") { From = 18 },
        new("drop table", P, "DROP TABLE p", "p AX, p_pkey AX", ""),
        new("drop table with a foreign key to it", Fk, "DROP TABLE p CASCADE", "p AX, p_pkey AX, t AX", ""),
        new("drop table with a foreign key of its own", Fk, "DROP TABLE t", "p AX, t AX, t_n AX, t_pkey AX", ""),
        new("truncate", T, "TRUNCATE t", "t AX, t_n AX, t_pkey AX", ""),
        new("truncate cascade", Fk, "TRUNCATE p CASCADE", "p AX, p_pkey AX, t AX, t_n AX, t_pkey AX", ""),

        // Others
        new(
            "refresh materialized view",
            T + "CREATE MATERIALIZED VIEW mv AS SELECT * FROM t; CREATE UNIQUE INDEX mvi ON mv (id);",
            "REFRESH MATERIALIZED VIEW mv",
            "mv AX, mvi AX, t AS",
            "rewrite mv, build mvi, scan mv, scan t, rows mv 2/0/0"),
        new(
            "refresh materialized view concurrently",
            T + "CREATE MATERIALIZED VIEW mv AS SELECT * FROM t; CREATE UNIQUE INDEX mvi ON mv (id);",
            "REFRESH MATERIALIZED VIEW CONCURRENTLY mv",
            "mv X, mvi RX, t AS",
            "scan mv, scan t"),
        new("add enum value", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (x e);", "ALTER TYPE e ADD VALUE 'b'", "", ""),
        new("rename enum value", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (x e);", "ALTER TYPE e RENAME VALUE 'a' TO 'b'", "", ""),
        new(
            "domain add check",
            "CREATE DOMAIN dom AS int; CREATE TABLE t (x dom); INSERT INTO t VALUES (1);",
            "ALTER DOMAIN dom ADD CHECK (VALUE > 0)",
            "t S",
            "scan t"),
        new(
            "domain add check not valid",
            "CREATE DOMAIN dom AS int; CREATE TABLE t (x dom);",
            "ALTER DOMAIN dom ADD CHECK (VALUE > 0) NOT VALID",
            "",
            ""),
        new(
            "domain set not null",
            "CREATE DOMAIN dom AS int; CREATE TABLE t (x dom); INSERT INTO t VALUES (1);",
            "ALTER DOMAIN dom SET NOT NULL",
            "t S",
            "scan t"),
        new("vacuum full", T, "VACUUM FULL t", "t AX", "rewrite t, build t_n, build t_pkey, scan t") { From = 15, TablesOnly = true },
        new("update", T, "UPDATE t SET c = 'x' WHERE id = 1", "t RX, t_n RX, t_pkey RX", "rows t 0/1/0"),
        new("delete", T, "DELETE FROM t", "t RX, t_n RX, t_pkey RX", "scan t, rows t 0/0/2"),
        new("insert", T, "INSERT INTO t VALUES (3, 3, 'c')", "t RX", "rows t 1/0/0"),
        new("create view", T, "CREATE VIEW v AS SELECT * FROM t", "t AS", ""),
        new("grant", T, "GRANT SELECT ON t TO PUBLIC", "", "") { To = 17 },
        new("grant, from 18 on", T, "GRANT SELECT ON t TO PUBLIC", "t AS", "") { From = 18 },
        new("alter sequence", "CREATE SEQUENCE sq;", "ALTER SEQUENCE sq INCREMENT 2", "sq SRX", ""),
    ];
}
