using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddColumnWithCheckTests
{
    private const string Id = "add-column-with-check";

    [Fact]
    public void The_check_comes_later()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD COLUMN weight numeric(6,2) DEFAULT 1 NOT NULL CONSTRAINT heavy CHECK (weight > 0);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.weight", finding.Object);
        Assert.Equal("public.orders is read from end to end for the check weight > 0.", finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE orders ADD COLUMN weight numeric(6,2) DEFAULT 1 NOT NULL;
            ALTER TABLE orders ADD CONSTRAINT heavy CHECK (weight > 0) NOT VALID;
            -- in a later transaction:
            ALTER TABLE orders VALIDATE CONSTRAINT heavy;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN weight numeric;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD COLUMN w int CHECK (w > 0);")]
    [InlineData("CREATE TABLE t (a int CHECK (a > 0));")]
    public void Without_a_check_nothing_is_read(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
