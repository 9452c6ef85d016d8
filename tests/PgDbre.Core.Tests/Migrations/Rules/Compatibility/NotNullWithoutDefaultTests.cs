using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NotNullWithoutDefaultTests
{
    private const string Id = "not-null-without-default";

    [Fact]
    public void The_inserts_that_fail_are_told()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER total SET NOT NULL"));
        Assert.Equal((Severity.Medium, "public.orders.total"), (finding.Severity, finding.Object));
        Assert.Equal(
            "total of public.orders becomes NOT NULL and has no default: code that leaves it out fails on every INSERT.",
            finding.Message);
    }

    [Fact]
    public void Of_a_table_that_is_not_known_it_is_low() =>
        Assert.Equal(Severity.Low, Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE anything ALTER a SET NOT NULL")).Severity);

    [Fact]
    public void A_check_of_an_earlier_migration_has_kept_NULL_out_already()
    {
        Migration check = SqlMigrationReader.Read("ALTER TABLE orders ADD CONSTRAINT c CHECK (total IS NOT NULL) NOT VALID;");
        Migration set = SqlMigrationReader.Read("ALTER TABLE orders ALTER total SET NOT NULL;");
        Assert.DoesNotContain(ExampleSchema.Review([check, set])[1].Findings, finding => finding.RuleId == Id);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER total SET DEFAULT 0; ALTER TABLE orders ALTER total SET NOT NULL")]
    [InlineData("ALTER TABLE orders ALTER total SET DEFAULT 0, ALTER total SET NOT NULL")]
    [InlineData("ALTER TABLE orders ALTER quantity SET NOT NULL")]
    [InlineData("CREATE TABLE d (a int); ALTER TABLE d ALTER a SET NOT NULL")]
    [InlineData("ALTER TABLE orders ADD p int DEFAULT 1; ALTER TABLE orders ALTER p SET NOT NULL")]
    public void A_value_that_comes_by_itself_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
