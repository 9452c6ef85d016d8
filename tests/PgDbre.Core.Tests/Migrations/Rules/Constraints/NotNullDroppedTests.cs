using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NotNullDroppedTests
{
    private const string Id = "drop-not-null";

    [Fact]
    public void The_column_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER COLUMN customer_id DROP NOT NULL;"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("public.orders.customer_id", finding.Object);
        Assert.Equal("public.orders.customer_id may be NULL from here on.", finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) for a change of the catalog alone", finding.Lock);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ALTER COLUMN id DROP NOT NULL;")]
    public void A_new_table_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
