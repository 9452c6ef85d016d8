using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SetExpressionRewritesTableTests
{
    private const string Id = "set-expression-rewrites-table";

    [Fact]
    public void Every_row_is_computed_again()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE TABLE IF NOT EXISTS prices (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED); "
                + "ALTER TABLE prices ALTER COLUMN gross SET EXPRESSION AS (net * 1.16);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.prices.gross", finding.Object);
        Assert.Equal("gross is computed again for every row of public.prices, which is written anew.", finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.prices (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData(
        "CREATE TABLE IF NOT EXISTS prices (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) VIRTUAL); "
            + "ALTER TABLE prices ALTER COLUMN gross SET EXPRESSION AS (net * 1.16);")]
    [InlineData(
        "CREATE TABLE prices (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED); ALTER TABLE prices "
            + "ALTER COLUMN gross SET EXPRESSION AS (net * 1.16);")]
    public void A_virtual_column_and_a_new_table_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
