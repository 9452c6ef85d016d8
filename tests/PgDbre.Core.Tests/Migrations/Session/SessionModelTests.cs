using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Session;

/// <summary>Which lock_timeout is in force, told by the rule that misses one.</summary>
public sealed class SessionModelTests
{
    private const string Change = "ALTER TABLE orders ADD COLUMN x int;";

    [Theory]
    [InlineData("SET lock_timeout = '2s';")]
    [InlineData("SET lock_timeout TO 2000;")]
    [InlineData("SELECT set_config('lock_timeout', '2s', false);")]
    [InlineData("SELECT pg_catalog.set_config('lock_timeout', '2s', false);")]
    [InlineData("BEGIN; SET LOCAL lock_timeout = '2s';")]
    [InlineData("BEGIN; SELECT set_config('lock_timeout', '1min', true);")]
    [InlineData("SET lock_timeout = '2s'; BEGIN; COMMIT;")]
    [InlineData("SET lock_timeout = '2s'; BEGIN; SET LOCAL lock_timeout = 0; COMMIT;")]
    public void A_limit_is_in_force(string before) => Assert.Empty(Missing(before + Change));

    [Theory]
    [InlineData("")]
    [InlineData("SET lock_timeout = 0;")]
    [InlineData("SET lock_timeout = '0s';")]
    [InlineData("SET LOCAL lock_timeout = '2s';")]
    [InlineData("SET lock_timeout = '2s'; RESET lock_timeout;")]
    [InlineData("SET lock_timeout = '2s'; RESET ALL;")]
    [InlineData("SET lock_timeout = '2s'; DISCARD ALL;")]
    [InlineData("SET lock_timeout = '2s'; SET lock_timeout = DEFAULT;")]
    [InlineData("BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT;")]
    [InlineData("BEGIN; SET lock_timeout = '2s'; ROLLBACK;")]
    [InlineData("SET statement_timeout = '2s';")]
    public void None_is(string before) => Assert.Single(Missing(before + Change));

    [Fact]
    public void The_role_may_bring_one_and_the_script_may_take_it_away()
    {
        ReviewOptions options = new() { Settings = new Dictionary<string, string> { ["LOCK_TIMEOUT"] = "5s" } };
        Assert.Empty(Missing(Change, options));
        Assert.Single(Missing("SET lock_timeout = 0;" + Change, options));
    }

    [Fact]
    public void A_runners_transaction_makes_set_local_work() =>
        Assert.Empty(Missing("SET LOCAL lock_timeout = '2s';" + Change, new ReviewOptions { InTransaction = true }));

    private static IReadOnlyList<Finding> Missing(string sql, ReviewOptions? options = null) =>
        ExampleSchema.Findings("lock-timeout-missing", sql, options);
}
