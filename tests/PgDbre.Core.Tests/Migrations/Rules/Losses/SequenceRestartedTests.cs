using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SequenceRestartedTests
{
    private const string Id = "sequence-restarted";

    [Theory]
    [InlineData(
        "ALTER SEQUENCE invoice_number RESTART WITH 1",
        "The numbers of invoice_number begin again at 1: whatever the tables hold from there on is given out a second time.")]
    [InlineData(
        "ALTER SEQUENCE invoice_number RESTART",
        "The numbers of invoice_number begin again at the start: whatever the tables hold from there on is given out a second time.")]
    [InlineData(
        "ALTER TABLE orders ALTER id RESTART WITH 100",
        "The numbers of public.orders.id begin again at 100: whatever the tables hold from there on is given out a second time.")]
    public void The_number_is_named(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((Severity.Medium, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("CREATE SEQUENCE s; ALTER SEQUENCE s RESTART WITH 5")]
    [InlineData("ALTER SEQUENCE invoice_number CACHE 10")]
    [InlineData("SELECT setval('invoice_number', max(number)) FROM orders")]
    [InlineData("CREATE TABLE d (id bigint GENERATED ALWAYS AS IDENTITY); ALTER TABLE d ALTER id RESTART WITH 5")]
    public void New_sequences_and_other_changes_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
