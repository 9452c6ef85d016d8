using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class IdentifierTooLongTests
{
    private const string Id = "identifier-too-long";

    [Fact]
    public void What_the_server_keeps_is_shown()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "CREATE INDEX index_on_orders_by_customer_and_status_for_the_page_of_unpaid_orders ON orders (status)"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(
            "index_on_orders_by_customer_and_status_for_the_page_of_unpaid_orders has 68 bytes: the server keeps the first 63, "
                + "index_on_orders_by_customer_and_status_for_the_page_of_unpaid_o.",
            finding.Message);
    }

    [Fact]
    public void Bytes_are_counted_and_no_character_is_cut_in_two()
    {
        string name = new('ä', 32);
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, $"CREATE TABLE {name} (a int)"));
        Assert.Equal($"{name} has 64 bytes: the server keeps the first 63, {new string('ä', 31)}.", finding.Message);
    }

    [Fact]
    public void Sixty_three_bytes_and_long_texts_are_well()
    {
        Assert.Empty(ExampleSchema.Findings(Id, $"CREATE TABLE {new string('a', 63)} (a int)"));
        Assert.Empty(ExampleSchema.Findings(Id, $"COMMENT ON TABLE orders IS '{new string('a', 200)}'"));
        Assert.Empty(ExampleSchema.Findings(
            Id, $"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 AS {new string('a', 80)} $$"));
    }
}
