using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnReferenceWithDefaultTests
{
    private const string Id = "add-column-reference-with-default";

    [Fact]
    public void Column_and_key_come_one_after_the_other()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD COLUMN payer_id bigint NOT NULL DEFAULT 1 REFERENCES customers ON DELETE CASCADE;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.payer_id", finding.Object);
        Assert.Equal(
            "The default of payer_id is looked up in public.customers for every row of public.orders while nobody can "
                + "use the one or write to the other.",
            finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN payer_id bigint DEFAULT 1 NOT NULL;
            ALTER TABLE orders ADD CONSTRAINT orders_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES customers ON DELETE CASCADE NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT orders_payer_id_fkey;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN payer_id bigint REFERENCES customers (id);")]
    [InlineData("ALTER TABLE orders ADD COLUMN payer_id bigint DEFAULT NULL REFERENCES customers (id);")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN payer_id "
            + "bigint DEFAULT 1 REFERENCES customers (id);")]
    [InlineData("ALTER TABLE orders ADD COLUMN payer_id bigint DEFAULT 1;")]
    public void Without_a_value_nothing_is_looked_up(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
