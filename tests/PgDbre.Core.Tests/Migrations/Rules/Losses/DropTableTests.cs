using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DropTableTests
{
    private const string Id = "drop-table";

    [Fact]
    public void Rows_without_a_backup_are_counted()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "DROP TABLE settings", ExampleSchema.Known(("settings", 12_345))));
        Assert.Equal((Severity.High, "public.settings"), (finding.Severity, finding.Object));
        Assert.Equal("public.settings with 12,345 rows is dropped: nothing in the migration keeps a copy.", finding.Message);
        Assert.Equal("-- first: pg_dump --format=custom --table=public.settings --file=backup.dump\nDROP TABLE settings;", finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE kept AS SELECT * FROM settings; DROP TABLE settings", Severity.Low)]
    [InlineData("SELECT * INTO kept FROM settings; DROP TABLE settings", Severity.Low)]
    [InlineData("CREATE TABLE kept AS SELECT name FROM settings; DROP TABLE settings", Severity.High)]
    [InlineData("CREATE TABLE kept AS SELECT * FROM settings WHERE value = 'x'; DROP TABLE settings", Severity.High)]
    [InlineData("CREATE TABLE kept AS SELECT * FROM settings WITH NO DATA; DROP TABLE settings", Severity.High)]
    [InlineData("CREATE TEMP TABLE kept AS SELECT * FROM settings; DROP TABLE settings", Severity.High)]
    [InlineData("CREATE TABLE kept AS SELECT * FROM settings; DROP TABLE kept; DROP TABLE settings", Severity.High)]
    [InlineData("DROP MATERIALIZED VIEW customer_totals", Severity.Medium)]
    [InlineData("DROP DATABASE shop", Severity.High)]
    [InlineData("DROP SCHEMA archive CASCADE", Severity.High)]
    public void A_copy_that_stays_is_a_backup_and_nothing_less_is(string sql, Severity severity) =>
        Assert.Equal(severity, Assert.Single(ExampleSchema.Findings(Id, sql)).Severity);

    [Fact]
    public void A_schema_is_told_with_its_tables()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "DROP SCHEMA public CASCADE", ExampleSchema.Known(("orders", 1_000_000), ("customers", 500))));
        Assert.Equal("public with 12 tables and 1,000,500 known rows is dropped: nothing in the migration keeps a copy.", finding.Message);
    }

    [Theory]
    [InlineData("CREATE TABLE drafts (a int); DROP TABLE drafts")]
    [InlineData("DROP SCHEMA archive")]
    [InlineData("DROP VIEW open_orders")]
    [InlineData("CREATE SCHEMA s; CREATE TABLE s.t (a int); DROP SCHEMA s CASCADE")]
    [InlineData("BEGIN; CREATE TEMP TABLE t AS SELECT 1 AS a; DROP TABLE t; COMMIT")]
    public void What_holds_nothing_is_no_loss(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_table_that_is_known_not_to_exist_is_none() =>
        Assert.Empty(ExampleSchema.Findings(Id, "DROP TABLE IF EXISTS nowhere", ExampleSchema.Known()));
}
