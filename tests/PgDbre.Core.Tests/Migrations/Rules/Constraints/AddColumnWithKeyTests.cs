using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnWithKeyTests
{
    private const string Id = "add-column-unique";

    [Fact]
    public void The_index_is_built_beside()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD COLUMN reference text UNIQUE;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.reference", finding.Object);
        Assert.Equal(
            "UNIQUE on the new column builds an index from all rows of public.orders while nobody can use the table.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it builds an index from the whole table",
            finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN reference text;
            -- outside of a transaction; look at pg_index.indisvalid afterwards:
            CREATE UNIQUE INDEX CONCURRENTLY orders_reference_key ON orders (reference);
            ALTER TABLE orders ADD CONSTRAINT orders_reference_key UNIQUE USING INDEX orders_reference_key;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN reference text;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN r text UNIQUE;")]
    public void A_new_table_and_a_plain_column_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
