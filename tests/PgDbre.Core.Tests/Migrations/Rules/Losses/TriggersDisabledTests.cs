using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TriggersDisabledTests
{
    private const string Id = "triggers-disabled";

    [Theory]
    [InlineData(
        "ALTER TABLE orders DISABLE TRIGGER ALL",
        Severity.High,
        "All triggers of public.orders are off, those of its foreign keys included: rows that break them stay unnoticed.")]
    [InlineData(
        "ALTER TABLE orders DISABLE TRIGGER orders_touch",
        Severity.Medium,
        "orders_touch of public.orders is switched off, and the migration does not switch it on again.")]
    [InlineData(
        "SET session_replication_role = replica",
        Severity.High,
        "With session_replication_role = replica no trigger fires and no foreign key is checked, in any table.")]
    public void The_message_says_what_is_no_longer_checked(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Fact]
    public void ALL_is_reported_even_if_it_is_enabled_again() =>
        Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders DISABLE TRIGGER ALL; ALTER TABLE orders ENABLE TRIGGER ALL"));

    [Theory]
    [InlineData(
        "ALTER TABLE orders DISABLE TRIGGER orders_touch; UPDATE orders SET note = 'x' WHERE id = 1; ALTER TABLE orders ENABLE TRIGGER "
            + "orders_touch")]
    [InlineData("ALTER TABLE orders DISABLE TRIGGER USER; ALTER TABLE orders ENABLE TRIGGER USER")]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts DISABLE TRIGGER ALL")]
    [InlineData("SET session_replication_role = DEFAULT")]
    [InlineData("SET session_replication_role = origin")]
    [InlineData("ALTER TABLE orders ENABLE TRIGGER ALL")]
    public void What_is_enabled_again_or_new_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
