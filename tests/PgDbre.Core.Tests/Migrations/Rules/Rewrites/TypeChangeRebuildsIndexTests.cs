using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TypeChangeRebuildsIndexTests
{
    private const string Id = "column-type-change-rebuilds-index";

    [Fact]
    public void The_index_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER COLUMN code TYPE text;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.code", finding.Object);
        Assert.Equal("The rows of public.orders stay as they are, but orders_code_lower_idx is built again.", finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it builds an index from the whole table",
            finding.Lock);
        Assert.Equal(
            """
            DROP INDEX CONCURRENTLY public.orders_code_lower_idx;
            ALTER TABLE orders ALTER COLUMN code TYPE text;
            -- then the same indexes again, CREATE INDEX CONCURRENTLY
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE customers ALTER COLUMN email TYPE varchar;")]
    [InlineData("ALTER TABLE customers ALTER COLUMN name TYPE text;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE text;")]
    [InlineData("DROP INDEX CONCURRENTLY orders_code_lower_idx; ALTER TABLE orders ALTER COLUMN code TYPE text;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN number TYPE bigint;")]
    public void An_index_that_stays_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE customers ALTER COLUMN email TYPE text COLLATE \"C\";")]
    [InlineData("ALTER TABLE customers ALTER COLUMN email TYPE citext;")]
    public void Another_order_means_another_index(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
