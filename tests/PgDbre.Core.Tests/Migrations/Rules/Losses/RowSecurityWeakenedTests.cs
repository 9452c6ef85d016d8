using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RowSecurityWeakenedTests
{
    private const string Id = "row-security-weakened";

    [Theory]
    [InlineData(
        "ALTER TABLE orders DISABLE ROW LEVEL SECURITY",
        "Row security of public.orders is switched off: every role with SELECT sees all of its rows.")]
    [InlineData("ALTER TABLE orders NO FORCE ROW LEVEL SECURITY", "Row security of public.orders no longer binds the owner of the table.")]
    [InlineData("DROP POLICY own ON orders", "Policy own of public.orders is dropped, and the migration makes no other in its place.")]
    public void The_message_says_who_sees_what(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((Severity.High, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("ALTER TABLE orders ENABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE orders FORCE ROW LEVEL SECURITY")]
    [InlineData("BEGIN; DROP POLICY own ON orders; CREATE POLICY own ON orders USING (true); COMMIT")]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts DISABLE ROW LEVEL SECURITY")]
    public void More_security_and_replacements_are_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
