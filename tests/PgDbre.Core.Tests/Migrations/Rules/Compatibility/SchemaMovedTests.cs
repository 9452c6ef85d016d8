using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SchemaMovedTests
{
    private const string Id = "moved-to-another-schema";

    [Theory]
    [InlineData(
        "ALTER TABLE settings SET SCHEMA archive",
        "public.settings moves to the schema archive: code finds it there only by its full name or its search_path.")]
    [InlineData(
        "ALTER FUNCTION ticket() SET SCHEMA archive",
        "ticket moves to the schema archive: code finds it there only by its full name or its search_path.")]
    [InlineData(
        "ALTER TYPE order_status SET SCHEMA archive",
        "order_status moves to the schema archive: code finds it there only by its full name or its search_path.")]
    public void The_new_place_is_named(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((Severity.Low, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("BEGIN; ALTER TABLE settings SET SCHEMA archive; CREATE VIEW settings AS SELECT * FROM archive.settings; COMMIT")]
    [InlineData("CREATE TABLE d (a int); ALTER TABLE d SET SCHEMA archive")]
    public void A_view_left_behind_or_a_new_table_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
