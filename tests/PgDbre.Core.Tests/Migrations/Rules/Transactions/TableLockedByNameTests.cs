using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TableLockedByNameTests
{
    private const string Id = "table-locked-by-name";

    [Theory]
    [InlineData(
        "BEGIN; LOCK TABLE orders; COMMIT",
        Severity.Medium,
        "All reads and writes of public.orders wait from here to the end of the transaction.")]
    [InlineData(
        "BEGIN; LOCK orders IN SHARE MODE; COMMIT",
        Severity.Low,
        "All writes of public.orders wait from here to the end of the transaction.")]
    [InlineData("LOCK TABLE orders", Severity.Critical, "This fails: LOCK TABLE of public.orders is possible only in a transaction.")]
    public void Who_waits_is_told(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("BEGIN; LOCK orders IN SHARE UPDATE EXCLUSIVE MODE; COMMIT")]
    [InlineData("BEGIN; LOCK orders IN ACCESS SHARE MODE; COMMIT")]
    [InlineData("BEGIN; CREATE TABLE d (a int); LOCK d; COMMIT")]
    public void Weak_locks_and_new_tables_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
