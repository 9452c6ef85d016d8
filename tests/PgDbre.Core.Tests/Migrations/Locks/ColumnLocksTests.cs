namespace PgDbre.Core.Tests.Migrations.Locks;

// Traced on PostgreSQL 13.16, 15.18, 17.12 and 18.6: pg_locks, file nodes and scans of each table that was there before.
public sealed class ColumnLocksTests
{
    private const string Domains =
        "CREATE DOMAIN positive AS int CHECK (VALUE > 0); CREATE DOMAIN nested AS positive; CREATE DOMAIN plain AS int; "
        + "CREATE DOMAIN dice AS float DEFAULT random();";

    [Theory]
    [InlineData("ADD c int", "t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c int NOT NULL DEFAULT 3", "t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c timestamptz DEFAULT now()", "t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c timestamptz DEFAULT clock_timestamp()", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c float DEFAULT random()", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c float DEFAULT app.dice()", "t: ACCESS EXCLUSIVE, Rewrite?")]
    [InlineData("ADD c serial", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c int GENERATED ALWAYS AS IDENTITY", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c int GENERATED ALWAYS AS (id + 1) STORED", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c plain", "t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c positive", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c nested DEFAULT 3", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c positive[]", "t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c dice", "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData("ADD c int CHECK (c > 0)", "t: ACCESS EXCLUSIVE, Scan")]
    [InlineData("ADD c int UNIQUE", "t: ACCESS EXCLUSIVE, IndexBuild")]
    [InlineData("ADD COLUMN IF NOT EXISTS id serial", "t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c int REFERENCES p", "p: SHARE ROW EXCLUSIVE, None; t: ACCESS EXCLUSIVE, None")]
    [InlineData("ADD c int DEFAULT 1 REFERENCES p", "p: SHARE ROW EXCLUSIVE, Scan; t: ACCESS EXCLUSIVE, Scan")]
    public void A_new_column_works_through_the_table_for_what_old_rows_need(string action, string expected) =>
        Assert.Equal(
            expected,
            LockTable.Text($"{Domains} CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int);", $"ALTER TABLE t {action};"));

    [Theory]
    [InlineData(17, "t: ACCESS EXCLUSIVE, Rewrite")]
    [InlineData(18, "t: ACCESS EXCLUSIVE, None")]
    public void From_18_on_a_generated_column_is_virtual_by_itself(int target, string expected) =>
        Assert.Equal(expected, LockTable.Text("CREATE TABLE t (id int);", "ALTER TABLE t ADD c int GENERATED ALWAYS AS (id + 1);", target));

    [Theory]
    [InlineData("", "ALTER id SET NOT NULL", "Scan")]
    [InlineData("CHECK (id IS NOT NULL)", "ALTER id SET NOT NULL", "None")]
    [InlineData("CHECK (id IS NOT NULL AND id > 0)", "ALTER id SET NOT NULL", "None")]
    [InlineData("CHECK ((id > 0) AND (id IS NOT NULL))", "ALTER id SET NOT NULL", "None")]
    [InlineData("CHECK (NOT (id IS NULL))", "ALTER id SET NOT NULL", "None")]
    [InlineData("CHECK (id > 0)", "ALTER id SET NOT NULL", "Scan")]
    [InlineData("CHECK (id IS NOT NULL OR id > 0)", "ALTER id SET NOT NULL", "Scan")]
    [InlineData("CHECK (id BETWEEN 1 AND 5)", "ALTER id SET NOT NULL", "Scan")]
    [InlineData("CHECK (id IS NOT NULL) NOT VALID", "ALTER id SET NOT NULL", "Scan")]
    [InlineData("CHECK (id IS NOT NULL) NOT VALID", "VALIDATE CONSTRAINT k, ALTER id SET NOT NULL", "Scan")]
    [InlineData("CHECK (id IS NOT NULL)", "ALTER id SET NOT NULL, DROP CONSTRAINT k", "Scan")]
    [InlineData("", "ADD CONSTRAINT j CHECK (id IS NOT NULL), ALTER id SET NOT NULL", "Scan")]
    public void SET_NOT_NULL_reads_the_table_unless_a_valid_check_proves_it(string check, string actions, string work)
    {
        string setup = $"CREATE TABLE t (id int); {(check.Length > 0 ? $"ALTER TABLE t ADD CONSTRAINT k {check};" : "")}";
        Assert.Equal($"t: ACCESS EXCLUSIVE, {work}", LockTable.Text(setup, $"ALTER TABLE t {actions};"));
    }

    [Theory]
    [InlineData("CREATE TABLE t (id int NOT NULL); CREATE UNIQUE INDEX i ON t (id);", "ADD PRIMARY KEY USING INDEX i", "None")]
    [InlineData("CREATE TABLE t (id int); CREATE UNIQUE INDEX i ON t (id);", "ADD PRIMARY KEY USING INDEX i", "Scan")]
    [InlineData("CREATE TABLE t (id int); CREATE UNIQUE INDEX i ON t (id);", "ADD UNIQUE USING INDEX i", "None")]
    [InlineData("CREATE TABLE t (id int);", "ADD PRIMARY KEY USING INDEX unknown", "Scan?")]
    [InlineData("CREATE TABLE t (id int);", "ADD PRIMARY KEY (id)", "IndexBuild")]
    [InlineData("CREATE TABLE t (id int);", "ADD EXCLUDE USING btree (id WITH =)", "IndexBuild")]
    [InlineData("CREATE TABLE t (id int);", "ADD CONSTRAINT k CHECK (id > 0) NOT VALID, VALIDATE CONSTRAINT k", "Scan")]
    [InlineData("CREATE TABLE t (id int);", "SET LOGGED", "None")]
    [InlineData("CREATE TABLE t (id int);", "SET UNLOGGED", "Rewrite")]
    [InlineData("CREATE TABLE t (id int, g int GENERATED ALWAYS AS (id + 1) STORED);", "ALTER g SET EXPRESSION AS (id + 2)", "Rewrite")]
    [InlineData("CREATE TABLE t (id int, g int GENERATED ALWAYS AS (id + 1) VIRTUAL);", "ALTER g SET EXPRESSION AS (id + 2)", "None")]
    [InlineData("CREATE TABLE t (id int, g int GENERATED ALWAYS AS (id + 1) STORED);", "ALTER g DROP EXPRESSION", "None")]
    public void What_is_there_decides_about_the_work_of_other_actions(string setup, string action, string work) =>
        Assert.Equal($"t: ACCESS EXCLUSIVE, {work}", LockTable.Text(setup, $"ALTER TABLE t {action};"));

    [Theory]
    [InlineData("ALTER DOMAIN positive ADD CHECK (VALUE < 5);", "t: SHARE, Scan; u: SHARE, Scan")]
    [InlineData("ALTER DOMAIN positive VALIDATE CONSTRAINT positive_check;", "t: SHARE, Scan; u: SHARE, Scan")]
    [InlineData("ALTER DOMAIN positive SET NOT NULL;", "t: SHARE, Scan; u: SHARE, Scan")]
    [InlineData("ALTER DOMAIN nested SET NOT NULL;", "u: SHARE, Scan")]
    [InlineData("ALTER DOMAIN positive ADD CHECK (VALUE < 5) NOT VALID;", "")]
    public void A_domain_reads_the_tables_that_use_it_and_those_over_it(string change, string expected) =>
        Assert.Equal(expected, LockTable.Text($"{Domains} CREATE TABLE t (c positive); CREATE TABLE u (c nested);", change));

    [Theory]
    [InlineData("ALTER TABLE t DROP CONSTRAINT t_c_fkey;", "p: ACCESS EXCLUSIVE, None; t: ACCESS EXCLUSIVE, None")]
    [InlineData("ALTER TABLE p DROP CONSTRAINT p_pkey CASCADE;", "p: ACCESS EXCLUSIVE, None; t: ACCESS EXCLUSIVE, None")]
    public void A_foreign_key_that_goes_locks_both_tables(string change, string expected) =>
        Assert.Equal(expected, LockTable.Text("CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (c int REFERENCES p);", change));
}
