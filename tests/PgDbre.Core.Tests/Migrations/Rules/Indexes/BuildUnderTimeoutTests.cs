using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class BuildUnderTimeoutTests
{
    private const string Id = "concurrent-work-under-timeout";

    [Fact]
    public void The_limit_and_what_it_leaves_behind_are_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "SET statement_timeout = '90s'; CREATE INDEX CONCURRENTLY i ON orders (code);"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal(
            "statement_timeout is 90.0 s: CREATE INDEX CONCURRENTLY on public.orders is cancelled when it takes "
                + "longer, and leaves an INVALID index behind.",
            finding.Message);
        Assert.Equal(
            """
            SET statement_timeout = 0;
            CREATE INDEX CONCURRENTLY i ON orders (code);
            RESET statement_timeout;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("SET statement_timeout = 0; CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("SET statement_timeout = '5s'; CREATE INDEX i ON orders (code);")]
    [InlineData("BEGIN; SET LOCAL statement_timeout = '5s'; COMMIT; CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("SET lock_timeout = '2s'; ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_check;")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); SET statement_timeout = '5s'; CREATE INDEX "
            + "CONCURRENTLY i ON drafts (a);")]
    [InlineData("SET statement_timeout = '5s'; RESET statement_timeout; CREATE INDEX CONCURRENTLY i ON orders (code);")]
    public void Without_a_limit_nothing_is_cut_off(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("SET lock_timeout = '2s'; CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("SET lock_timeout = '2s'; REINDEX INDEX CONCURRENTLY orders_status_idx;")]
    [InlineData(
        "SET statement_timeout = '5s'; ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE "
            + "orders VALIDATE CONSTRAINT c;")]
    public void lock_timeout_ends_a_build_that_waits_for_old_transactions(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
