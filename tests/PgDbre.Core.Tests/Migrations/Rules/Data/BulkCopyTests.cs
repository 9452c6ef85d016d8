using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class BulkCopyTests
{
    private const string Id = "bulk-copy";

    [Fact]
    public void The_source_and_its_size_are_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "CREATE TABLE archive AS SELECT * FROM orders", ExampleSchema.Known(("orders", 4_000_000))));
        Assert.Equal((Severity.Medium, "public.orders"), (finding.Severity, finding.Object));
        Assert.Equal("One CREATE TABLE AS copies the rows of public.orders (4,000,000 rows) in one transaction.", finding.Message);
    }

    [Fact]
    public void A_condition_does_not_help_where_the_source_is_known_to_be_large() => Assert.Single(ExampleSchema.Findings(
        Id, "INSERT INTO settings SELECT note, code FROM orders WHERE is_paid", ExampleSchema.Known(("orders", 4_000_000))));

    [Theory]
    [InlineData("INSERT INTO settings SELECT note, code FROM orders")]
    [InlineData("SELECT * INTO archive FROM orders")]
    [InlineData("CREATE TABLE archive AS SELECT id FROM orders ORDER BY id")]
    public void A_whole_table_of_unknown_size_counts_as_large(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("INSERT INTO settings VALUES ('a', 'b')")]
    [InlineData("INSERT INTO settings SELECT note, code FROM orders WHERE is_paid")]
    [InlineData("INSERT INTO settings SELECT note, code FROM orders WHERE id <= 5000 AND id > 0")]
    [InlineData("CREATE TABLE archive AS SELECT * FROM orders WITH NO DATA")]
    [InlineData("CREATE TABLE archive AS SELECT * FROM orders LIMIT 100")]
    [InlineData("INSERT INTO settings SELECT 'a', 'b' WHERE NOT EXISTS (SELECT 1 FROM orders)")]
    [InlineData("CREATE TABLE drafts (a text, b text); INSERT INTO settings SELECT a, b FROM drafts")]
    [InlineData("SELECT count(*) FROM orders")]
    [InlineData("WITH d AS (DELETE FROM orders WHERE id = 5 RETURNING note, code) INSERT INTO settings SELECT note, code FROM d")]
    [InlineData("CREATE MATERIALIZED VIEW v AS SELECT * FROM orders")]
    public void Parts_constants_and_new_tables_are_no_bulk(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_small_source_is_none() => Assert.Empty(ExampleSchema.Findings(
        Id, "CREATE TABLE archive AS SELECT * FROM orders", ExampleSchema.Known(("orders", 20_000))));
}
