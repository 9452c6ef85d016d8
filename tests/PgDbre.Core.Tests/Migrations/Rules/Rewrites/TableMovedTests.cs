using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TableMovedTests
{
    private const string Id = "table-moved";

    [Fact]
    public void What_happens_to_an_unlogged_table_is_said()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE settings SET UNLOGGED;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.settings", finding.Object);
        Assert.Equal(
            "public.settings is closed meanwhile: SET UNLOGGED writes it anew; after a crash it is empty, and standbys do not have it.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.settings (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders SET LOGGED;")]
    [InlineData("CREATE UNLOGGED TABLE IF NOT EXISTS imports (a int); ALTER TABLE imports SET UNLOGGED;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts SET UNLOGGED;")]
    [InlineData("ALTER INDEX orders_status_idx SET TABLESPACE fast;")]
    [InlineData("ALTER TABLE orders SET (fillfactor = 80);")]
    public void What_changes_nothing_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE UNLOGGED TABLE IF NOT EXISTS imports (a int); ALTER TABLE imports SET LOGGED;")]
    [InlineData("ALTER TABLE orders SET TABLESPACE fast;")]
    [InlineData("ALTER TABLE orders SET ACCESS METHOD columnar;")]
    public void A_copy_of_the_table_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
