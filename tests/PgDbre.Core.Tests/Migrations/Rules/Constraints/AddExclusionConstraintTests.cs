using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddExclusionConstraintTests
{
    private const string Id = "add-exclusion-constraint";

    [Fact]
    public void No_concurrent_way_is_promised()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD CONSTRAINT x EXCLUDE USING btree (number WITH =);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal("EXCLUDE builds an index from all rows of public.orders while nobody can use the table.", finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it builds an index from the whole table",
            finding.Lock);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a int, EXCLUDE USING btree (a WITH =));")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD EXCLUDE USING btree (a WITH =);")]
    public void A_new_table_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
