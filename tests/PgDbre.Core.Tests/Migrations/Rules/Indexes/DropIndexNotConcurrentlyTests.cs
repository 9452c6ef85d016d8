using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DropIndexNotConcurrentlyTests
{
    private const string Id = "drop-index-not-concurrently";

    [Fact]
    public void The_table_of_the_index_is_named_and_the_concurrent_form_given()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "DROP INDEX orders_status_idx;"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("orders_status_idx", finding.Object);
        Assert.Equal(
            "Reads and writes of public.orders wait while orders_status_idx is dropped, and before that while the drop "
                + "waits for running queries.",
            finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.orders (blocks reads and writes) for a change of the catalog alone", finding.Lock);
        Assert.Equal("DROP INDEX CONCURRENTLY orders_status_idx;", finding.Sql);
    }

    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY orders_status_idx;")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); CREATE INDEX drafts_a_idx ON drafts (a); "
            + "DROP INDEX drafts_a_idx;")]
    [InlineData("DROP INDEX orders_number_key;")]
    [InlineData("DROP INDEX readings_at_idx;")]
    [InlineData("DROP TABLE settings;")]
    public void An_index_that_no_concurrent_drop_would_help_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("DROP INDEX unknown_idx;")]
    [InlineData("DROP INDEX IF EXISTS public.orders_status_idx;")]
    public void One_that_nobody_knows_may_belong_to_a_busy_table(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
