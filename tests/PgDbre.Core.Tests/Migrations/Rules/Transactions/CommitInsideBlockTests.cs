using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class CommitInsideBlockTests
{
    private const string Id = "commit-inside-block";

    [Theory]
    [InlineData("BEGIN;\nDO $$ BEGIN COMMIT; END $$;\nCOMMIT", false, "that of line 1 is")]
    [InlineData("DO $$ BEGIN COMMIT; END $$", true, "the runner's is")]
    public void It_fails_and_says_whose_transaction_is_open(string sql, bool inTransaction, string whose)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql, new ReviewOptions { InTransaction = inTransaction }));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(
            $"This fails with \"invalid transaction termination\": COMMIT in a DO block works only where no transaction is open, "
                + $"and {whose}.",
            finding.Message);
    }

    [Theory]
    [InlineData("DO $$ BEGIN COMMIT; END $$")]
    [InlineData("BEGIN; COMMIT; DO $$ BEGIN COMMIT; END $$")]
    [InlineData("BEGIN; SELECT 1; COMMIT")]
    public void Outside_of_a_transaction_it_works(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
