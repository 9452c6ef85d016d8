using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RedundantIndexTests
{
    private const string Id = "redundant-index";

    [Fact]
    public void The_index_that_serves_already_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE INDEX CONCURRENTLY order_lines_order_idx ON order_lines (order_id);"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("public.order_lines", finding.Object);
        Assert.Equal(
            "order_lines_pkey on public.order_lines begins with the same keys (order_id, position): the new index serves no query better.",
            finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON order_lines (position);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON order_lines (position, order_id);")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON orders (customer_id);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (customer_id) WHERE is_paid;")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (customer_id DESC);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders USING hash (customer_id);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON customers (email text_pattern_ops);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (placed_at);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (customer_id) INCLUDE (total);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (upper(code));")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (customer_id, status);")]
    [InlineData("DROP INDEX CONCURRENTLY orders_status_idx; CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")]
    public void An_index_that_adds_something_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (status);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (number);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code); CREATE INDEX CONCURRENTLY j ON orders (code);")]
    public void The_same_keys_once_more_are_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
