using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DropColumnDataTests
{
    private const string Id = "drop-column";

    [Fact]
    public void The_rows_are_counted_and_both_releases_told()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "ALTER TABLE orders DROP COLUMN quantity", ExampleSchema.Known(("orders", 70_000))));
        Assert.Equal((Severity.High, "public.orders.quantity"), (finding.Severity, finding.Object));
        Assert.Equal(
            "The values of quantity in 70,000 rows of public.orders are dropped, and code that still names the column fails.",
            finding.Message);
        Assert.Equal(
            """
            -- in the release before: inserts can do without it
            ALTER TABLE orders ALTER COLUMN quantity DROP NOT NULL;
            -- one release later:
            ALTER TABLE orders DROP COLUMN quantity;
            """,
            finding.Sql);
    }

    [Fact]
    public void A_computed_column_can_be_computed_again()
    {
        Migration add = SqlMigrationReader.Read("ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (quantity * 2) STORED;");
        Migration drop = SqlMigrationReader.Read("ALTER TABLE orders DROP COLUMN twice;");
        Assert.Equal(
            Severity.Medium,
            Assert.Single(ExampleSchema.Review([add, drop])[1].Findings, finding => finding.RuleId == Id).Severity);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN p int; ALTER TABLE orders DROP COLUMN p")]
    [InlineData("CREATE TABLE drafts (a int, b int); ALTER TABLE drafts DROP COLUMN b")]
    [InlineData("ALTER TABLE orders DROP COLUMN IF EXISTS nowhere")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_quantity_check")]
    public void Columns_of_this_migration_or_of_nothing_are_no_loss(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
