using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class StatementTimeoutMissingTests
{
    private const string Id = "statement-timeout-missing";

    [Theory]
    [InlineData(16, "Neither statement_timeout limits how long public.orders stays locked.")]
    [InlineData(17, "Neither statement_timeout nor transaction_timeout limits how long public.orders stays locked.")]
    public void Both_limits_count_from_17_on(int target, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "ALTER TABLE orders ADD CHECK (total > 0)", new ReviewOptions { TargetVersion = target }));
        Assert.Equal((Severity.Low, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("SET statement_timeout = '5s'; ALTER TABLE orders ADD CHECK (total > 0)")]
    [InlineData("SET transaction_timeout = '5s'; ALTER TABLE orders ADD CHECK (total > 0)")]
    [InlineData("ALTER TABLE orders ADD p int")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (note)")]
    public void A_limit_or_no_long_work_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void Before_17_transaction_timeout_is_none() => Assert.Single(ExampleSchema.Findings(
        Id, "SET transaction_timeout = '5s'; ALTER TABLE orders ADD CHECK (total > 0)", new ReviewOptions { TargetVersion = 16 }));
}
