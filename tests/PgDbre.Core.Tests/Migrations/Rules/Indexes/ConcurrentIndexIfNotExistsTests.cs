using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ConcurrentIndexIfNotExistsTests
{
    private const string Id = "concurrent-index-if-not-exists";

    [Fact]
    public void The_leftover_is_dropped_before_the_build()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_code_key ON orders (code);"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("orders_code_key", finding.Object);
        Assert.Equal(
            "If an earlier build of orders_code_key failed, its INVALID index is still there: IF NOT EXISTS keeps it and reports success.",
            finding.Message);
        Assert.Equal(
            """
            DROP INDEX CONCURRENTLY IF EXISTS orders_code_key;
            CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("CREATE INDEX IF NOT EXISTS i ON orders (code);")]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (code);")]
    [InlineData(
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (code); SELECT 1 / count(*) FROM pg_index WHERE "
            + "indexrelid = 'i'::regclass AND indisvalid;")]
    public void A_script_that_looks_after_it_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS j; CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (code);")]
    public void Dropping_another_index_helps_nothing(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
