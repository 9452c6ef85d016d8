using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class CatalogChangeBlocksTableTests
{
    private const string Id = "catalog-change-blocks-table";

    [Theory]
    [InlineData(
        "CREATE TRIGGER q AFTER INSERT ON orders EXECUTE FUNCTION touch()",
        Severity.Low,
        "CREATE TRIGGER waits for the open transactions on public.orders, and writes that come later wait behind it.")]
    [InlineData(
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
        Severity.Medium,
        "ROW LEVEL SECURITY waits for the open transactions on public.orders, and reads and writes that come later wait behind it.")]
    [InlineData(
        "CREATE POLICY p ON orders USING (true)",
        Severity.Medium,
        "CREATE POLICY waits for the open transactions on public.orders, and reads and writes that come later wait behind it.")]
    public void Who_waits_is_told(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("SET lock_timeout = '2s'; CREATE POLICY p ON orders USING (true)")]
    [InlineData("CREATE TABLE d (a int); CREATE POLICY p ON d USING (true)")]
    [InlineData("ALTER TABLE orders ADD p int")]
    public void A_limit_or_a_new_table_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
