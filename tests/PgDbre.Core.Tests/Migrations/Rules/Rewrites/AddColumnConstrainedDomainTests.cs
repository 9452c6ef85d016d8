using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnConstrainedDomainTests
{
    private const string Id = "add-column-constrained-domain";

    [Fact]
    public void The_base_type_and_a_check_on_the_table_do_the_same()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD COLUMN priority positive DEFAULT 1;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.priority", finding.Object);
        Assert.Equal(
            "priority is of the domain public.positive, which has constraints: every row of public.orders is written anew.",
            finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it rewrites the table and its indexes",
            finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN priority integer DEFAULT 1;
            ALTER TABLE orders ADD CONSTRAINT orders_priority_check CHECK (priority > 0) NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT orders_priority_check;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE DOMAIN plain AS int; ALTER TABLE orders ADD COLUMN p plain;")]
    [InlineData("ALTER TABLE orders ADD COLUMN p positive[];")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN p positive;")]
    [InlineData("CREATE TABLE t (p positive);")]
    [InlineData(
        "CREATE DOMAIN loose AS int CONSTRAINT c CHECK (VALUE > 0); ALTER DOMAIN loose DROP CONSTRAINT c; ALTER TABLE "
            + "orders ADD COLUMN p loose;")]
    public void A_domain_that_takes_every_value_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE DOMAIN more AS positive; ALTER TABLE orders ADD COLUMN p more;")]
    [InlineData("CREATE DOMAIN needed AS text NOT NULL; ALTER TABLE orders ADD COLUMN p needed DEFAULT 'x';")]
    [InlineData("ALTER TABLE orders ADD COLUMN p public.positive;")]
    [InlineData("CREATE DOMAIN late AS int; ALTER DOMAIN late ADD CHECK (VALUE > 0) NOT VALID; ALTER TABLE orders ADD COLUMN p late;")]
    public void One_over_it_or_with_NOT_NULL_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
