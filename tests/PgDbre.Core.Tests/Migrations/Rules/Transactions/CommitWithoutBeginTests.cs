using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class CommitWithoutBeginTests
{
    private const string Id = "commit-without-begin";

    [Theory]
    [InlineData(
        "SELECT 1; COMMIT",
        false,
        Severity.Low,
        "COMMIT finds no transaction: every statement before it has committed by itself already.")]
    [InlineData(
        "SELECT 1; ROLLBACK",
        false,
        Severity.High,
        "ROLLBACK finds no transaction: every statement before it has committed by itself already.")]
    [InlineData(
        "SELECT 1; COMMIT; SELECT 2",
        true,
        Severity.High,
        "COMMIT ends the transaction that the runner began: what follows is no longer one with what came before.")]
    public void Whose_transaction_ends_is_told(string sql, bool inTransaction, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql, new ReviewOptions { InTransaction = inTransaction }));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("BEGIN; SELECT 1; COMMIT")]
    [InlineData("BEGIN; SELECT 1; ROLLBACK")]
    [InlineData("BEGIN; SELECT 1; COMMIT AND CHAIN; SELECT 2; COMMIT")]
    [InlineData("DO $$ BEGIN PERFORM 1; COMMIT; END $$")]
    public void Its_own_transaction_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
