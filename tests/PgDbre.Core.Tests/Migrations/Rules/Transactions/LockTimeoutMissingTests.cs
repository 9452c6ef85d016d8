using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class LockTimeoutMissingTests
{
    private const string Id = "lock-timeout-missing";

    [Theory]
    [InlineData("ALTER TABLE orders ADD p int", "")]
    [InlineData("SET lock_timeout = 0; ALTER TABLE orders ADD p int", " (it is set to 0, which is none)")]
    [InlineData(
        "SET LOCAL lock_timeout = '2s';\nALTER TABLE orders ADD p int",
        " (SET LOCAL of line 1 is outside of a transaction, where it does nothing)")]
    [InlineData(
        "ALTER ROLE app SET lock_timeout = '2s'; ALTER TABLE orders ADD p int",
        " (line 1 sets it for new sessions, not for this one)")]
    [InlineData(
        "BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT; BEGIN; ALTER TABLE orders ADD p int; COMMIT",
        " (SET LOCAL of line 1 ended with its transaction)")]
    public void What_looks_like_a_limit_and_is_none_is_told(string sql, string because)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(
            $"No lock_timeout is in force{because}: while this waits for ACCESS EXCLUSIVE on public.orders, all later queries on the "
                + "table queue behind it.",
            finding.Message);
    }

    [Theory]
    [InlineData("SET lock_timeout = '2s'; RESET lock_timeout; ALTER TABLE orders ADD p int")]
    [InlineData("SET lock_timeout = '2s'; RESET ALL; ALTER TABLE orders ADD p int")]
    [InlineData("BEGIN; SET lock_timeout = '2s'; ROLLBACK; ALTER TABLE orders ADD p int")]
    [InlineData("SELECT set_config('lock_timeout', '2s', true); ALTER TABLE orders ADD p int")]
    [InlineData("SET lock_timeout = '2s'; SET lock_timeout TO DEFAULT; ALTER TABLE orders ADD p int")]
    public void A_limit_that_is_gone_is_none(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("SET lock_timeout = '2s'; ALTER TABLE orders ADD p int")]
    [InlineData("SET lock_timeout = 2000; ALTER TABLE orders ADD p int")]
    [InlineData("BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD p int; COMMIT")]
    [InlineData("SELECT set_config('lock_timeout', '2s', false); ALTER TABLE orders ADD p int")]
    [InlineData("BEGIN; SELECT set_config('lock_timeout', '2s', true); ALTER TABLE orders ADD p int; COMMIT")]
    [InlineData("BEGIN; SET lock_timeout = '2s'; COMMIT; ALTER TABLE orders ADD p int")]
    [InlineData("DO $$ BEGIN SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD p int; END $$")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (note)")]
    [InlineData("UPDATE orders SET note = 'x'")]
    [InlineData("CREATE TABLE d (a int); ALTER TABLE d ADD b int")]
    public void A_limit_in_force_is_one_whoever_set_it(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_limit_of_the_role_counts_and_RESET_returns_to_it()
    {
        ReviewOptions options = new() { Settings = new Dictionary<string, string> { ["lock_timeout"] = "5s" } };
        Assert.Empty(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD p int", options));
        Assert.Empty(ExampleSchema.Findings(Id, "SET lock_timeout = 0; RESET lock_timeout; ALTER TABLE orders ADD p int", options));
        Assert.Single(ExampleSchema.Findings(Id, "SET lock_timeout = 0; ALTER TABLE orders ADD p int", options));
    }

    [Fact]
    public void Once_for_each_transaction_is_enough() =>
        Assert.Single(ExampleSchema.Findings(Id, "BEGIN; ALTER TABLE orders ADD p int; ALTER TABLE settings ADD q int; COMMIT"));
}
