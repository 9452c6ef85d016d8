using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class WideIndexTests
{
    private const string Id = "index-with-many-keys";

    [Fact]
    public void The_keys_are_counted()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE INDEX CONCURRENTLY i ON orders (customer_id, status, placed_at, code);"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal("The index on public.orders has 4 keys; more than 3 rarely pay.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (customer_id, status, placed_at) INCLUDE (code, note);")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON orders (customer_id, status, placed_at, code);")]
    public void Three_keys_and_whatever_is_included_are_fine(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
