using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class GrantToEverybodyTests
{
    private const string Id = "grant-to-public";

    [Theory]
    [InlineData(
        "GRANT SELECT, INSERT ON orders TO PUBLIC",
        Severity.Medium,
        "Every role, present and future, gets SELECT, INSERT on orders.")]
    [InlineData(
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO app",
        Severity.Low,
        "app gets ALL on public, TRUNCATE and TRIGGER of tables included.")]
    [InlineData(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC",
        Severity.Medium,
        "Every role, present and future, gets SELECT on all new tables.")]
    public void Who_gets_what_is_told(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("GRANT SELECT ON orders TO app")]
    [InlineData("REVOKE ALL ON orders FROM PUBLIC")]
    [InlineData("GRANT USAGE ON SCHEMA public TO PUBLIC")]
    [InlineData("GRANT EXECUTE ON FUNCTION ticket() TO PUBLIC")]
    [InlineData("GRANT USAGE ON TYPE order_status TO PUBLIC")]
    [InlineData("GRANT app TO reader")]
    public void Named_privileges_and_what_everybody_has_anyway_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
