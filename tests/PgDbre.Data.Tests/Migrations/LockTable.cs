namespace PgDbre.Data.Tests.Migrations;

/// <summary>
/// The lock table: what PostgreSQL locks and works through for each statement of a migration, typed by hand and compared with what the
/// tracer sees. Servers 13, 15, 17 and 18 agree but where a case says otherwise.
/// </summary>
public static partial class LockTable
{
    private const string T =
        """
        CREATE TABLE t (id int PRIMARY KEY, n int, c text);
        CREATE INDEX t_n ON t (n);
        INSERT INTO t VALUES (1, 1, 'a'), (2, 2, 'b');
        """;

    private const string P = T +
        """
        CREATE TABLE p (id int PRIMARY KEY);
        INSERT INTO p VALUES (1), (2);
        """;

    private const string Fk = P + "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (n) REFERENCES p (id);";

    private const string Part =
        """
        CREATE TABLE m (id int, d int) PARTITION BY RANGE (d);
        CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
        CREATE TABLE c (id int, d int);
        INSERT INTO c VALUES (1, 15);
        """;

    private const string PartDefault = Part + "CREATE TABLE mdef PARTITION OF m DEFAULT;";

    /// <summary>All cases.</summary>
    public static IReadOnlyList<LockCase> Cases { get; } =
    [
        // ADD COLUMN
        new("add column, null", T, "ALTER TABLE t ADD COLUMN e int", "t AX", ""),
        new("add column, constant default", T, "ALTER TABLE t ADD COLUMN e int DEFAULT 1", "t AX", ""),
        new("add column, stable default", T, "ALTER TABLE t ADD COLUMN e timestamptz DEFAULT now()", "t AX", ""),
        new("add column, NOT NULL and constant", T, "ALTER TABLE t ADD COLUMN e int NOT NULL DEFAULT 1", "t AX", ""),
        new(
            "add column, volatile default",
            T,
            "ALTER TABLE t ADD COLUMN e float DEFAULT random()",
            "t AX, t_n AX, t_pkey AX",
            "rewrite t, build t_n, build t_pkey, scan t"),
        new(
            "add column, serial",
            T,
            "ALTER TABLE t ADD COLUMN e serial",
            "t AX, t_n AX, t_pkey AX",
            "rewrite t, build t_n, build t_pkey, scan t"),
        new(
            "add column, identity",
            T,
            "ALTER TABLE t ADD COLUMN e int GENERATED ALWAYS AS IDENTITY",
            "t AX, t_n AX, t_pkey AX",
            "rewrite t, build t_n, build t_pkey, scan t"),
        new(
            "add column, stored",
            T,
            "ALTER TABLE t ADD COLUMN e int GENERATED ALWAYS AS (n + 1) STORED",
            "t AX, t_n AX, t_pkey AX",
            "rewrite t, build t_n, build t_pkey, scan t"),
        new(
            "add column, constrained domain",
            T + "CREATE DOMAIN dom AS int CHECK (VALUE > 0);",
            "ALTER TABLE t ADD COLUMN e dom",
            "t AX, t_n AX, t_pkey AX",
            "rewrite t, build t_n, build t_pkey, scan t"),
        new("add column, virtual", T, "ALTER TABLE t ADD COLUMN e int GENERATED ALWAYS AS (n + 1) VIRTUAL", "t AX", "") { From = 18 },
        new("add column, references, null", P, "ALTER TABLE t ADD COLUMN e int REFERENCES p", "p SRX, t AX", ""),
        new("add column, references, default", P, "ALTER TABLE t ADD COLUMN e int DEFAULT 1 REFERENCES p", "p SRX, t AX", "scan p, scan t"),
        new("add column, unique", T, "ALTER TABLE t ADD COLUMN e int UNIQUE", "t AX", "new t_e_key, scan t"),
        new("add column, check", T, "ALTER TABLE t ADD COLUMN e int CHECK (e > 0)", "t AX", "scan t"),
        new(
            "add column, primary key serial",
            "CREATE TABLE t (n int); INSERT INTO t VALUES (1);",
            "ALTER TABLE t ADD COLUMN e serial PRIMARY KEY",
            "t AX",
            "rewrite t, new t_pkey, scan t"),

        // Columns
        new("drop column", T, "ALTER TABLE t DROP COLUMN c", "t AX", ""),
        new("set default", T, "ALTER TABLE t ALTER c SET DEFAULT 'x'", "t AX", ""),
        new("drop default", T, "ALTER TABLE t ALTER c DROP DEFAULT", "t AX", ""),
        new("drop not null", T + "ALTER TABLE t ALTER n SET NOT NULL;", "ALTER TABLE t ALTER n DROP NOT NULL", "t AX", ""),
        new(
            "drop expression",
            "CREATE TABLE t (n int, e int GENERATED ALWAYS AS (n + 1) STORED);",
            "ALTER TABLE t ALTER e DROP EXPRESSION",
            "t AX",
            ""),
        new("add identity", T, "ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY", "t AX", ""),
        new("set storage", T, "ALTER TABLE t ALTER c SET STORAGE EXTERNAL", "t AX", ""),
        new("set compression", T, "ALTER TABLE t ALTER c SET COMPRESSION pglz", "t AX", "") { From = 14 },
        new("set not null", T, "ALTER TABLE t ALTER n SET NOT NULL", "t AX", "scan t"),
        new(
            "set not null, valid check",
            T + "ALTER TABLE t ADD CONSTRAINT nn CHECK (n IS NOT NULL);",
            "ALTER TABLE t ALTER n SET NOT NULL",
            "t AX",
            ""),
        new(
            "set not null, check that implies more",
            T + "ALTER TABLE t ADD CONSTRAINT nn CHECK (n IS NOT NULL AND n > 0);",
            "ALTER TABLE t ALTER n SET NOT NULL",
            "t AX",
            ""),
        new(
            "set not null, check n > 0",
            T + "ALTER TABLE t ADD CONSTRAINT nn CHECK (n > 0);",
            "ALTER TABLE t ALTER n SET NOT NULL",
            "t AX",
            "scan t"),
        new(
            "set not null, check not valid",
            T + "ALTER TABLE t ADD CONSTRAINT nn CHECK (n IS NOT NULL) NOT VALID;",
            "ALTER TABLE t ALTER n SET NOT NULL",
            "t AX",
            "scan t"),
        new(
            "set not null with the drop of its check",
            T + "ALTER TABLE t ADD CONSTRAINT nn CHECK (n IS NOT NULL);",
            "ALTER TABLE t ALTER n SET NOT NULL, DROP CONSTRAINT nn",
            "t AX",
            "scan t"),
        new(
            "set not null with the validation of its check",
            T + "ALTER TABLE t ADD CONSTRAINT nn CHECK (n IS NOT NULL) NOT VALID;",
            "ALTER TABLE t VALIDATE CONSTRAINT nn, ALTER n SET NOT NULL",
            "t AX",
            "scan t"),
        new("add not null not valid", T, "ALTER TABLE t ADD CONSTRAINT nn NOT NULL n NOT VALID", "t AX", "") { From = 18 },
        new(
            "validate not null",
            T + "ALTER TABLE t ADD CONSTRAINT nn NOT NULL n NOT VALID;",
            "ALTER TABLE t VALIDATE CONSTRAINT nn",
            "t SUX",
            "scan t") { From = 18 },
        new("set statistics", T, "ALTER TABLE t ALTER n SET STATISTICS 500", "t SUX", ""),
        new("set n_distinct", T, "ALTER TABLE t ALTER n SET (n_distinct = 5)", "t SUX", ""),
        new("set fillfactor", T, "ALTER TABLE t SET (fillfactor = 70)", "t SUX", ""),
        new("set autovacuum", T, "ALTER TABLE t SET (autovacuum_enabled = false)", "t SUX", ""),
        new("cluster on", T, "ALTER TABLE t CLUSTER ON t_n", "t SUX, t_n SUX", ""),
        new("create statistics", T, "CREATE STATISTICS st ON n, c FROM t", "t SUX", ""),
        new("analyze", T, "ANALYZE t", "t SUX", ""),
        new("comment", T, "COMMENT ON TABLE t IS 'x'", "t SUX", ""),
        new("create publication", T, "CREATE PUBLICATION pub FOR TABLE t", "t SUX", ""),
        new(
            "set expression",
            "CREATE TABLE t (n int, e int GENERATED ALWAYS AS (n + 1) STORED); INSERT INTO t VALUES (1);",
            "ALTER TABLE t ALTER e SET EXPRESSION AS (n + 2)",
            "t AX",
            "rewrite t, scan t") { From = 17 },
        new("set unlogged", T, "ALTER TABLE t SET UNLOGGED", "t AX, t_n AX, t_pkey AX", "rewrite t, build t_n, build t_pkey, scan t"),
        new("cluster", T, "CLUSTER t USING t_n", "t AX, t_n AX, t_pkey AX", "rewrite t, build t_n, build t_pkey, scan t"),

        // Constraints
        new("add check", T, "ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0)", "t AX", "scan t"),
        new("add check not valid", T, "ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0) NOT VALID", "t AX", ""),
        new(
            "validate check",
            T + "ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0) NOT VALID;",
            "ALTER TABLE t VALIDATE CONSTRAINT k",
            "t SUX",
            "scan t"),
        new("add foreign key", P, "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (n) REFERENCES p (id)", "p SRX, t SRX", "scan p, scan t"),
        new(
            "add foreign key not valid",
            P,
            "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (n) REFERENCES p (id) NOT VALID",
            "p SRX, t SRX",
            ""),
        new(
            "validate foreign key",
            P + "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (n) REFERENCES p (id) NOT VALID;",
            "ALTER TABLE t VALIDATE CONSTRAINT k",
            "p RS, t SUX",
            "scan p, scan t"),
        new("drop foreign key", Fk, "ALTER TABLE t DROP CONSTRAINT k", "p AX, t AX", ""),
        new("add unique", T, "ALTER TABLE t ADD CONSTRAINT k UNIQUE (n)", "t AX", "new k, scan t"),
        new("add primary key", "CREATE TABLE t (n int NOT NULL);", "ALTER TABLE t ADD PRIMARY KEY (n)", "t AX", "new t_pkey, scan t"),
        new("add exclude", T, "ALTER TABLE t ADD CONSTRAINT k EXCLUDE (n WITH =)", "t AX", "new k, scan t"),
        new(
            "add unique using index",
            T + "CREATE UNIQUE INDEX k ON t (n);",
            "ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k",
            "t AX",
            ""),
        new(
            "add primary key using index",
            "CREATE TABLE t (n int NOT NULL); CREATE UNIQUE INDEX k ON t (n);",
            "ALTER TABLE t ADD PRIMARY KEY USING INDEX k",
            "t AX",
            ""),
        new(
            "add primary key using index, nullable",
            "CREATE TABLE t (n int); CREATE UNIQUE INDEX k ON t (n);",
            "ALTER TABLE t ADD PRIMARY KEY USING INDEX k",
            "t AX",
            "scan t"),

        // Names, owners, policies, triggers
        new("rename table", T, "ALTER TABLE t RENAME TO t2", "t AX", ""),
        new("rename column", T, "ALTER TABLE t RENAME COLUMN n TO o", "t AX", ""),
        new("rename constraint", T + "ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0);", "ALTER TABLE t RENAME CONSTRAINT k TO l", "t AX", ""),
        new("set schema", T + "CREATE SCHEMA s;", "ALTER TABLE t SET SCHEMA s", "t AX", ""),
        new("owner", T, "ALTER TABLE t OWNER TO current_user", "t AX", ""),
        new("replica identity", T, "ALTER TABLE t REPLICA IDENTITY FULL", "t AX", ""),
        new("enable row level security", T, "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "t AX", ""),
        new("create policy", T, "CREATE POLICY pol ON t USING (true)", "t AX", ""),
        new("create rule", T, "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING", "t AX", ""),
        new(
            "create trigger",
            T,
            "CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "t SRX",
            ""),
        new(
            "drop trigger",
            T + "CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();",
            "DROP TRIGGER trg ON t",
            "t AX",
            ""),
        new("disable trigger", T, "ALTER TABLE t DISABLE TRIGGER ALL", "t SRX", ""),
        new("inherit", T + "CREATE TABLE u (id int NOT NULL, n int, c text);", "ALTER TABLE u INHERIT t", "t SUX, u AX", ""),
        new("create table inherits", T, "CREATE TABLE u () INHERITS (t)", "t SUX", ""),

        .. OfIndexesAndPartitions,
        .. OfTypes,

        // Work beside a table that is kept
        new(
            "type: timestamp to timestamptz in UTC",
            Typed("timestamp"),
            "SET timezone = 'UTC'; ALTER TABLE t ALTER v TYPE timestamptz",
            "t AX, t_v AX",
            "build t_v, scan t"),
        new(
            "type: timestamptz to timestamp in UTC",
            Typed("timestamptz"),
            "SET timezone = 'UTC'; ALTER TABLE t ALTER v TYPE timestamp",
            "t AX, t_v AX",
            "build t_v, scan t"),
        new(
            "type: timestamp to timestamptz in UTC, no index",
            "CREATE TABLE t (v timestamp); INSERT INTO t VALUES (now());",
            "SET timezone = 'UTC'; ALTER TABLE t ALTER v TYPE timestamptz",
            "t AX",
            ""),
        new("type: collation", Typed("text"), "ALTER TABLE t ALTER v TYPE text COLLATE \"C\"", "t AX, t_v AX", "build t_v, scan t"),
        new(
            "type: a check on the column",
            Typed("varchar(10)") + "ALTER TABLE t ADD CHECK (v <> 'x');",
            "ALTER TABLE t ALTER v TYPE varchar(20)",
            "t AX, t_v AX",
            "scan t"),
        new(
            "type: an index on an expression",
            "CREATE TABLE t (v varchar(10)); CREATE INDEX t_e ON t (lower(v)); INSERT INTO t VALUES ('a');",
            "ALTER TABLE t ALTER v TYPE varchar(20)",
            "t AX, t_e AX",
            "build t_e, scan t"),
        new(
            "type: a partial index",
            "CREATE TABLE t (n int, v varchar(10)); CREATE INDEX t_e ON t (n) WHERE v <> 'x'; INSERT INTO t VALUES (1, 'a');",
            "ALTER TABLE t ALTER v TYPE varchar(20)",
            "t AX, t_e AX",
            "build t_e, scan t"),
        new(
            "type: a pattern index",
            "CREATE TABLE t (v varchar(10)); CREATE INDEX t_e ON t (v varchar_pattern_ops); INSERT INTO t VALUES ('a');",
            "ALTER TABLE t ALTER v TYPE varchar(20)",
            "t AX, t_e AX",
            ""),
        new(
            "type: a foreign key on a column that is rewritten",
            "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (v int REFERENCES p); INSERT INTO p VALUES (1); INSERT INTO t VALUES (1);",
            "ALTER TABLE p ALTER id TYPE bigint",
            "p AX, p_pkey AX, t AX",
            "rewrite p, build p_pkey, scan p, scan t"),
    ];

    private static string Typed(string type) =>
        "CREATE DOMAIN dom AS int; CREATE DOMAIN strict AS int CHECK (VALUE > 0); CREATE TYPE en AS ENUM ('a'); "
        + $"CREATE TABLE t (v {type}); CREATE INDEX t_v ON t (v);";

    private static LockCase Kept(string name, string from, string to, string setting = "") =>
        new($"type: {name}", Typed(from), $"{setting} ALTER TABLE t ALTER v TYPE {to}", "t AX, t_v AX", "");

    private static LockCase Rewritten(string name, string from, string to, string setting = "") =>
        new($"type: {name}", Typed(from), $"{setting} ALTER TABLE t ALTER v TYPE {to}", "t AX, t_v AX", "rewrite t, build t_v, scan t");
}
