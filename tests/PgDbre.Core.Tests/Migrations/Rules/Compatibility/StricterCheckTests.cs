using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class StricterCheckTests
{
    private const string Id = "stricter-check";

    [Theory]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total IS NOT NULL) NOT VALID")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c NOT NULL total NOT VALID")]
    public void NOT_VALID_holds_for_new_rows_at_once(string sql)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((Severity.Medium, "public.orders.total"), (finding.Severity, finding.Object));
        Assert.Equal(
            "total of public.orders must have a value in every new row from here on, and has no default: code that leaves it out fails "
                + "on INSERT.",
            finding.Message);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER total SET DEFAULT 0; ALTER TABLE orders ADD CONSTRAINT c CHECK (total IS NOT NULL) NOT VALID")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (quantity IS NOT NULL) NOT VALID")]
    [InlineData("ALTER TABLE orders ADD CHECK (total > 0)")]
    [InlineData("ALTER TABLE anything ADD CHECK (a IS NOT NULL)")]
    [InlineData("CREATE TABLE d (a int); ALTER TABLE d ADD CHECK (a IS NOT NULL)")]
    public void A_default_another_condition_or_a_new_table_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
