using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NotNullBeforeBackfillTests
{
    private const string Id = "not-null-before-backfill";

    [Fact]
    public void A_column_that_nothing_filled_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "ALTER TABLE orders ADD COLUMN p int; ALTER TABLE orders ALTER COLUMN p SET NOT NULL"));
        Assert.Equal((Severity.High, "public.orders.p"), (finding.Severity, finding.Object));
        Assert.Equal(
            "p was added without a value for the rows of public.orders that were there, and nothing fills it before SET NOT NULL, "
                + "which fails on the first NULL.",
            finding.Message);
    }

    [Fact]
    public void The_chain_is_remembered_from_file_to_file()
    {
        Migration add = SqlMigrationReader.Read("ALTER TABLE orders ADD COLUMN p int;");
        Migration fill = SqlMigrationReader.Read("UPDATE orders SET p = 0;");
        Migration set = SqlMigrationReader.Read("ALTER TABLE orders ALTER COLUMN p SET NOT NULL;");
        Assert.Contains(ExampleSchema.Review([add, set])[1].Findings, finding => finding.RuleId == Id);
        Assert.DoesNotContain(ExampleSchema.Review([add, fill, set])[2].Findings, finding => finding.RuleId == Id);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN p int DEFAULT 0; ALTER TABLE orders ALTER COLUMN p SET NOT NULL")]
    [InlineData("ALTER TABLE orders ADD COLUMN p int; UPDATE orders SET p = 0; ALTER TABLE orders ALTER COLUMN p SET NOT NULL")]
    [InlineData(
        "ALTER TABLE orders ADD COLUMN p int; DO $$ BEGIN UPDATE orders SET p = 0; END $$; ALTER TABLE orders ALTER COLUMN p SET NOT NULL")]
    [InlineData("ALTER TABLE orders ADD COLUMN p int; CALL fill(); ALTER TABLE orders ALTER COLUMN p SET NOT NULL")]
    [InlineData(
        "ALTER TABLE orders ADD COLUMN p int; WITH u AS (UPDATE orders SET p = 0 RETURNING 1) SELECT count(*) FROM u; ALTER TABLE "
            + "orders ALTER COLUMN p SET NOT NULL")]
    [InlineData("ALTER TABLE orders ALTER COLUMN total SET NOT NULL")]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts ADD b int; ALTER TABLE drafts ALTER b SET NOT NULL")]
    public void What_has_a_value_or_may_have_one_is_left_alone(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
