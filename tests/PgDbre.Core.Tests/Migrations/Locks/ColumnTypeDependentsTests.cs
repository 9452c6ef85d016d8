using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Tests.Migrations.Locks;

// Each row was traced on PostgreSQL 13.16, 15.18, 17.12 and 18.6, which agree.
public sealed class ColumnTypeDependentsTests
{
    private const string Domains = "CREATE DOMAIN plain_int AS integer; CREATE DOMAIN plain_text AS text;";

    [Theory]
    [InlineData("text", "", "text COLLATE \"C\"", TableWork.None)]
    [InlineData("text", "CREATE INDEX i ON t (c);", "text COLLATE \"C\"", TableWork.IndexBuild)]
    [InlineData("text COLLATE \"C\"", "", "text", TableWork.None)]
    [InlineData("text COLLATE \"C\"", "CREATE INDEX i ON t (c);", "text", TableWork.IndexBuild)]
    [InlineData("text COLLATE \"C\"", "CREATE INDEX i ON t (c);", "text COLLATE \"C\"", TableWork.None)]
    [InlineData("text", "CREATE INDEX i ON t (c);", "text COLLATE \"default\"", TableWork.None)]
    [InlineData("varchar(10) COLLATE \"C\"", "CREATE INDEX i ON t (c);", "varchar(20)", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c text_pattern_ops);", "text COLLATE \"C\"", TableWork.IndexBuild)]
    [InlineData("text", "CREATE INDEX i ON t (id, c);", "text COLLATE \"C\"", TableWork.IndexBuild)]
    [InlineData("text", "CREATE INDEX i ON t (id) INCLUDE (c);", "text COLLATE \"C\"", TableWork.None)]
    [InlineData("text", "ALTER TABLE t ADD UNIQUE (c);", "text COLLATE \"C\"", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c varchar_pattern_ops);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (lower(c));", "varchar(20)", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (id) WHERE c = 'x';", "varchar(20)", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c) WHERE id > 1;", "varchar(20)", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (id) WHERE c IS NOT NULL;", "varchar(20)", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD CHECK (c <> '');", "varchar(20)", TableWork.Scan)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD CHECK (c <> '') NOT VALID;", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD CHECK (id > 0);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD UNIQUE (c);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD UNIQUE (c, id);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD EXCLUDE USING btree (c WITH =);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t USING hash (c);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (id) INCLUDE (c);", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE VIEW v AS SELECT id FROM t;", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD g int GENERATED ALWAYS AS (id + 1) STORED;", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE STATISTICS st ON id, c FROM t;", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE PUBLICATION pub1 FOR TABLE t;", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "ALTER TABLE t ALTER c SET DEFAULT 'x';", "varchar(20)", TableWork.None)]
    [InlineData(
        "varchar(10)", "ALTER TABLE t ADD UNIQUE (c); CREATE TABLE other (c varchar(10) REFERENCES t (c));",
        "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c);", "text", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c varchar_pattern_ops);", "text", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (lower(c));", "text", TableWork.IndexBuild)]
    [InlineData("varchar(10)", "ALTER TABLE t ADD CHECK (c <> '');", "text", TableWork.Scan)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t ((c || 'x'));", "varchar(20)", TableWork.IndexBuild)]
    [InlineData("text", "CREATE INDEX i ON t (c);", "citext", TableWork.IndexBuild)]
    [InlineData("citext", "CREATE INDEX i ON t (c);", "text", TableWork.IndexBuild)]
    [InlineData("timestamp", "CREATE INDEX i ON t (c);", "timestamptz", TableWork.IndexBuild)]
    [InlineData("cidr", "CREATE INDEX i ON t (c);", "inet", TableWork.None)]
    [InlineData("int", "CREATE INDEX i ON t (c);", "plain_int", TableWork.None)]
    [InlineData("varchar", "CREATE INDEX i ON t (c);", "text", TableWork.None)]
    [InlineData("text", "CREATE INDEX i ON t (c);", "varchar", TableWork.None)]
    [InlineData("numeric(10,2)", "CREATE INDEX i ON t (c);", "numeric(12,2)", TableWork.None)]
    [InlineData("int", "CREATE INDEX i ON t (c);", "oid", TableWork.IndexBuild)]
    [InlineData("text", "CREATE INDEX i ON t (c);", "plain_text", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c);", "citext", TableWork.IndexBuild)]
    [InlineData("timestamp(3)", "CREATE INDEX i ON t (c);", "timestamp", TableWork.None)]
    [InlineData("regclass", "CREATE INDEX i ON t (c);", "oid", TableWork.None)]
    [InlineData("inet", "CREATE INDEX i ON t USING gist (c inet_ops);", "cidr", TableWork.Rewrite)]
    [InlineData("cidr", "CREATE INDEX i ON t USING gist (c inet_ops);", "inet", TableWork.None)]
    [InlineData("text", "CREATE INDEX i ON t (c text_pattern_ops);", "varchar", TableWork.None)]
    [InlineData("varchar(10)", "CREATE INDEX i ON t (c bpchar_pattern_ops);", "text", TableWork.None)]
    public void What_depends_on_the_column_decides_how_much_a_free_change_costs(string from, string more, string to, TableWork expected)
    {
        IReadOnlyList<LockEffect> effects = LockTable.Effects(
            $"{Domains} CREATE TABLE t (id int PRIMARY KEY, c {from}); {more}",
            $"ALTER TABLE t ALTER COLUMN c TYPE {to};",
            timeZone: "UTC");
        Assert.Equal(expected, effects.Single(effect => effect.Relation.Name == "t").Work);
        Assert.All(effects, effect => Assert.True(effect.IsCertain));
    }

    [Theory]
    [InlineData(
        "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, c int REFERENCES p);",
        "ALTER TABLE t ALTER c TYPE bigint;",
        "p: ACCESS EXCLUSIVE, Scan; t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData(
        "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, c int REFERENCES p);",
        "ALTER TABLE p ALTER id TYPE bigint;",
        "p: ACCESS EXCLUSIVE, Rewrite; t: ACCESS EXCLUSIVE, Scan")]
    [InlineData(
        "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, c int REFERENCES p, d int);",
        "ALTER TABLE t ALTER d TYPE bigint;",
        "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData(
        "CREATE TABLE t (id int PRIMARY KEY, c text UNIQUE); CREATE TABLE o (c text REFERENCES t (c));",
        "ALTER TABLE t ALTER c TYPE varchar;",
        "t: ACCESS EXCLUSIVE, None")]
    public void A_rewritten_key_locks_and_reads_the_tables_at_the_other_end(string setup, string change, string expected) =>
        Assert.Equal(expected, LockTable.Text(setup, change));
}
