using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class HalfAppliedMigrationTests
{
    private const string Id = "half-applied-migration";

    [Fact]
    public void The_first_change_that_cannot_run_twice_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "ALTER TABLE orders ADD a int;\nALTER TABLE orders ADD b int;\nALTER TABLE orders ADD c int"));
        Assert.Equal((Severity.Low, 2), (finding.Severity, finding.Line));
        Assert.Equal(
            "If this or a later statement fails, line 1 has committed already, and fails when the script is run again.",
            finding.Message);
    }

    [Theory]
    [InlineData("BEGIN; ALTER TABLE orders ADD a int; ALTER TABLE orders ADD b int; COMMIT")]
    [InlineData("ALTER TABLE orders ADD a int")]
    [InlineData("ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int; ALTER TABLE orders ADD COLUMN IF NOT EXISTS b int")]
    [InlineData("SELECT 1; ALTER TABLE orders ADD a int")]
    [InlineData("DROP TABLE IF EXISTS x; CREATE TABLE x (a int)")]
    public void A_transaction_one_change_or_one_that_can_run_twice_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
