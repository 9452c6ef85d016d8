using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddCheckWithoutNotValidTests
{
    private const string Id = "add-check-without-not-valid";

    [Fact]
    public void The_finding_names_the_lock_the_scan_and_both_steps_of_the_way_out()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD CONSTRAINT c CHECK (total >= 0);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.c", finding.Object);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD CONSTRAINT c CHECK (total >= 0) NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT c;
            """,
            finding.Sql);
        Assert.Equal(("change.sql", 1, 1), (finding.Path, finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts ADD CHECK (a > 0);")]
    [InlineData("CREATE TEMP TABLE drafts AS SELECT 1 AS a; ALTER TABLE drafts ADD CHECK (a > 0);")]
    public void A_table_of_this_migration_or_session_keeps_nobody_waiting(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS drafts (a int); ALTER TABLE drafts ADD CHECK (a > 0);")]
    [InlineData("CREATE TABLE copies AS SELECT * FROM orders; ALTER TABLE copies ADD CHECK (total > 0);")]
    [InlineData("BEGIN; CREATE TABLE drafts (a int); ROLLBACK; ALTER TABLE drafts ADD CHECK (a > 0);")]
    public void One_that_may_hold_rows_does(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
