using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DropNamesNothingTests
{
    private const string Id = "drop-names-nothing";

    [Theory]
    [InlineData(
        "ALTER TABLE orders DROP COLUMN IF EXISTS adress",
        "public.orders.adress does not exist, and IF EXISTS says nothing about it; address does.")]
    [InlineData(
        "ALTER TABLE orders DROP COLUMN IF EXISTS weight",
        "public.orders.weight does not exist, and IF EXISTS says nothing about it.")]
    [InlineData("DROP TABLE IF EXISTS costumers", "costumers does not exist, and IF EXISTS says nothing about it.")]
    [InlineData("DROP INDEX IF EXISTS orders_nothing_idx", "orders_nothing_idx does not exist, and IF EXISTS says nothing about it.")]
    public void A_near_name_is_offered(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql, ExampleSchema.Known()));
        Assert.Equal((Severity.Medium, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("ALTER TABLE orders DROP COLUMN IF EXISTS address")]
    [InlineData("DROP TABLE IF EXISTS drafts; CREATE TABLE drafts (a int)")]
    [InlineData("DROP VIEW IF EXISTS open_orders")]
    [InlineData("DROP FUNCTION IF EXISTS nothing()")]
    [InlineData("DROP TABLE nowhere")]
    public void What_exists_or_is_made_next_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql, ExampleSchema.Known()));

    [Fact]
    public void Where_the_schema_is_not_known_nothing_is_said() =>
        Assert.Empty(ExampleSchema.Findings(Id, "DROP TABLE IF EXISTS costumers"));
}
