using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ReferenceLocksOtherTableTests
{
    private const string Id = "reference-locks-other-table";

    [Fact]
    public void The_other_table_is_named_and_nothing_is_said_to_be_read()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "BEGIN; CREATE TABLE returns (order_id bigint REFERENCES orders (id)); COMMIT;"));
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal(
            "REFERENCES closes public.orders to writes until the transaction ends, and waits for its writers first.",
            finding.Message);
        Assert.Equal("SHARE ROW EXCLUSIVE on public.orders (blocks writes) for a change of the catalog alone", finding.Lock);
        Assert.Equal("SET LOCAL lock_timeout = '2s';", finding.Sql);
    }

    [Theory]
    [InlineData("SET lock_timeout = '2s'; CREATE TABLE returns (order_id bigint REFERENCES orders (id));")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); CREATE TABLE notes (draft_id bigint REFERENCES drafts (id));")]
    [InlineData("CREATE TABLE returns (id bigint PRIMARY KEY, parent bigint REFERENCES returns (id));")]
    [InlineData(
        "BEGIN; LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE; CREATE TABLE returns (order_id bigint REFERENCES orders (id)); COMMIT;")]
    [InlineData("CREATE TABLE returns (order_id bigint);")]
    public void Under_a_lock_timeout_it_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE settings ADD COLUMN order_id bigint REFERENCES orders (id);")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD FOREIGN KEY (a) REFERENCES orders (id);")]
    public void A_new_column_and_a_new_table_lock_it(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
