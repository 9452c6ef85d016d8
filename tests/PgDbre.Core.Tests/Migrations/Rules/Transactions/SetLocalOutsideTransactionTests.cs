using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SetLocalOutsideTransactionTests
{
    private const string Id = "set-local-outside-transaction";

    [Fact]
    public void It_is_written_without_LOCAL()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "SET LOCAL lock_timeout = '2s'"));
        Assert.Equal((Severity.Medium, "lock_timeout"), (finding.Severity, finding.Object));
        Assert.Equal("SET LOCAL lock_timeout has no effect here, because no transaction is open.", finding.Message);
        Assert.Equal("SET lock_timeout = '2s';\n-- afterwards:\nRESET lock_timeout;", finding.Sql);
    }

    [Theory]
    [InlineData("BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT")]
    [InlineData("DO $$ BEGIN SET LOCAL lock_timeout = '2s'; END $$")]
    [InlineData("SET lock_timeout = '2s'")]
    public void In_a_transaction_or_a_block_it_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void In_the_runners_transaction_it_is_well() =>
        Assert.Empty(ExampleSchema.Findings(Id, "SET LOCAL lock_timeout = '2s'", new ReviewOptions { InTransaction = true }));
}
