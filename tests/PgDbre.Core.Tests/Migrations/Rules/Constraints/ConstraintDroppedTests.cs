using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ConstraintDroppedTests
{
    private const string Id = "drop-constraint";

    [Fact]
    public void A_foreign_key_closes_both_tables()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("public.orders.orders_customer_id_fkey", finding.Object);
        Assert.Equal(
            "The foreign key orders_customer_id_fkey of public.orders is dropped, which closes public.customers to "
                + "reads and writes as well.",
            finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) for a change of the catalog alone", finding.Lock);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData(
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID; ALTER TABLE orders VALIDATE "
            + "CONSTRAINT c; ALTER TABLE orders ALTER COLUMN note SET NOT NULL; ALTER TABLE orders DROP CONSTRAINT c;")]
    [InlineData(
        "ALTER TABLE orders DROP CONSTRAINT orders_quantity_check, ADD CONSTRAINT orders_quantity_check CHECK (quantity >= 0) NOT VALID;")]
    [InlineData(
        "ALTER TABLE orders DROP CONSTRAINT orders_quantity_check; ALTER TABLE orders ADD CONSTRAINT "
            + "orders_quantity_check CHECK (quantity >= 0) NOT VALID;")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT IF EXISTS nothing;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts DROP CONSTRAINT drafts_pkey;")]
    public void What_has_done_its_work_or_is_replaced_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE;")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_number_key;")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_quantity_check;")]
    [InlineData("ALTER TABLE order_lines DROP CONSTRAINT order_lines_order_id_fkey;")]
    [InlineData("ALTER TABLE elsewhere.unknown DROP CONSTRAINT c;")]
    public void Keys_and_checks_are_found_by_the_names_the_server_gives(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
