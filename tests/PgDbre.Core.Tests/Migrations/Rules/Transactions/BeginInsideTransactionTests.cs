using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class BeginInsideTransactionTests
{
    private const string Id = "begin-inside-transaction";

    [Fact]
    public void The_open_one_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "BEGIN;\nSELECT 1;\nBEGIN;\nCOMMIT"));
        Assert.Equal((Severity.High, 3), (finding.Severity, finding.Line));
        Assert.Equal(
            "BEGIN begins nothing here, for the transaction of line 1 is still open: the next COMMIT commits all of it.",
            finding.Message);
    }

    [Fact]
    public void The_runners_counts() => Assert.Equal(
        "BEGIN begins nothing here, for the runner's transaction is open: the next COMMIT commits all of it.",
        Assert.Single(ExampleSchema.Findings(Id, "BEGIN; SELECT 1; COMMIT", new ReviewOptions { InTransaction = true })).Message);

    [Theory]
    [InlineData("BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT")]
    [InlineData("DO $$ BEGIN BEGIN PERFORM 1; END; END $$")]
    [InlineData("BEGIN; SAVEPOINT a; RELEASE a; COMMIT")]
    public void One_after_the_other_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
