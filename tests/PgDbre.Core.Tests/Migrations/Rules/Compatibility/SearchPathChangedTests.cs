using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SearchPathChangedTests
{
    private const string Id = "search-path-changed";

    [Theory]
    [InlineData(
        "SET search_path = app, public",
        "search_path becomes app, public for the rest of the session, later migrations included: names without a schema may then mean "
            + "other tables.")]
    [InlineData(
        "ALTER ROLE app SET search_path = app",
        "search_path becomes app for every new session of app: names without a schema may then mean other tables.")]
    public void It_is_told_for_whom(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((Severity.Low, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("BEGIN; SET LOCAL search_path = app; COMMIT")]
    [InlineData("SET search_path = app; CREATE TABLE t (a int); RESET search_path")]
    [InlineData("SET search_path TO DEFAULT")]
    [InlineData("SET lock_timeout = '2s'")]
    public void What_ends_with_the_transaction_or_is_reset_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
