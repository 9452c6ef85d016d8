using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class UniqueIndexMayFailTests
{
    private const string Id = "unique-index-may-find-duplicates";

    [Fact]
    public void The_query_that_finds_duplicates_keeps_key_and_predicate()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (lower(code), status) WHERE is_paid;"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal(
            "If two of its rows agree in (lower(code), status), the build on public.orders fails at the end and leaves "
                + "an INVALID index behind.",
            finding.Message);
        Assert.Equal(
            """
            SELECT lower(code), status, count(*) FROM orders WHERE is_paid GROUP BY lower(code), status HAVING count(*) > 1 LIMIT 10;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); CREATE UNIQUE INDEX i ON drafts (a);")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON orders (number);")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON orders (id, code);")]
    [InlineData("ALTER TABLE orders ADD COLUMN token uuid; CREATE UNIQUE INDEX CONCURRENTLY i ON orders (token);")]
    [InlineData("SELECT code FROM orders GROUP BY code HAVING count(*) > 1; CREATE UNIQUE INDEX CONCURRENTLY i ON orders (code);")]
    public void Where_no_duplicate_can_be_there_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData(
        "ALTER TABLE orders ADD COLUMN token text; UPDATE orders SET token = code; CREATE UNIQUE INDEX CONCURRENTLY i ON orders (token);")]
    [InlineData("ALTER TABLE orders ADD COLUMN token text DEFAULT 'x'; CREATE UNIQUE INDEX CONCURRENTLY i ON orders (token);")]
    [InlineData("CREATE UNIQUE INDEX i ON orders (code);")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON elsewhere.unknown (a);")]
    public void Values_that_came_in_between_may_agree(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
