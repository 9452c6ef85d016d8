using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TruncateTableTests
{
    private const string Id = "truncate";

    [Theory]
    [InlineData("TRUNCATE settings", "All 300 rows of public.settings are removed.")]
    [InlineData(
        "TRUNCATE settings RESTART IDENTITY",
        "All 300 rows of public.settings are removed, and its numbers begin at the start again, so that old ones return.")]
    public void The_rows_are_counted(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql, ExampleSchema.Known(("settings", 300))));
        Assert.Equal((Severity.High, message), (finding.Severity, finding.Message));
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.settings (blocks reads and writes) for a change of the catalog alone (300 rows)",
            finding.Lock);
    }

    [Fact]
    public void Each_table_is_one_finding() => Assert.Equal(2, ExampleSchema.Findings(Id, "TRUNCATE settings, customers").Count);

    [Fact]
    public void An_empty_table_loses_nothing() =>
        Assert.Empty(ExampleSchema.Findings(Id, "TRUNCATE settings", ExampleSchema.Known(("settings", 0))));

    [Theory]
    [InlineData("CREATE TABLE drafts (a int); TRUNCATE drafts")]
    [InlineData("CREATE TEMP TABLE t (a int); TRUNCATE t")]
    [InlineData("DELETE FROM settings")]
    public void New_and_temporary_tables_are_no_loss(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
