using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class CascadeDropTests
{
    private const string Id = "cascade";

    [Theory]
    [InlineData(
        "DROP TABLE customers CASCADE",
        "CASCADE takes along with public.customers: the foreign key orders_customer_id_fkey of public.orders.")]
    [InlineData(
        "DROP TABLE events CASCADE",
        "CASCADE takes along with public.events: table public.events_2025, table public.events_default.")]
    [InlineData(
        "DROP DOMAIN positive CASCADE",
        "CASCADE takes along with positive: column public.customers.rating, and what is not known.")]
    [InlineData("TRUNCATE customers CASCADE", "CASCADE empties public.orders, public.order_lines as well.")]
    public void What_is_known_to_go_is_named(string sql, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql, ExampleSchema.Known()));
        Assert.Equal((Severity.High, message), (finding.Severity, finding.Message));
    }

    [Fact]
    public void Views_go_with_their_table()
    {
        string message = Assert.Single(ExampleSchema.Findings(Id, "DROP TABLE orders CASCADE", ExampleSchema.Known())).Message;
        Assert.Contains("view public.open_orders", message, StringComparison.Ordinal);
        Assert.Contains("materialized view public.customer_totals", message, StringComparison.Ordinal);
        Assert.Contains("of public.order_lines", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TABLE anything CASCADE", Severity.High)]
    [InlineData("DROP FUNCTION touch CASCADE", Severity.High)]
    [InlineData("ALTER TABLE orders DROP COLUMN status CASCADE", Severity.High)]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE", Severity.High)]
    public void What_is_not_known_counts(string sql, Severity severity) =>
        Assert.Equal(severity, Assert.Single(ExampleSchema.Findings(Id, sql)).Severity);

    [Fact]
    public void Where_the_schema_shows_nothing_it_is_low() => Assert.Equal(
        Severity.Low, Assert.Single(ExampleSchema.Findings(Id, "DROP TABLE settings CASCADE", ExampleSchema.Known())).Severity);

    [Fact]
    public void A_table_that_is_known_not_to_exist_takes_nothing_along() =>
        Assert.Empty(ExampleSchema.Findings(Id, "DROP TABLE IF EXISTS nowhere CASCADE", ExampleSchema.Known()));

    [Theory]
    [InlineData("DROP TABLE settings")]
    [InlineData("DROP TABLE settings RESTRICT")]
    [InlineData("CREATE TABLE drafts (a int); DROP TABLE drafts CASCADE")]
    [InlineData("CREATE TABLE drafts (a int); TRUNCATE drafts CASCADE")]
    [InlineData("ALTER TABLE orders ADD p int; ALTER TABLE orders DROP p CASCADE")]
    [InlineData("CREATE TABLE t (a bigint REFERENCES orders ON DELETE CASCADE)")]
    public void Without_CASCADE_or_with_new_objects_nothing_is_said(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
