using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DataChangeUnderLockTests
{
    private const string Id = "data-change-under-lock";

    [Fact]
    public void The_finding_names_the_lock_its_line_and_the_change()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "BEGIN;\nALTER TABLE orders ADD COLUMN p int;\nUPDATE orders SET p = 0;\nCOMMIT;",
            ExampleSchema.Known(("orders", 3_000_000))));
        Assert.Equal((Severity.Critical, "public.orders", 3), (finding.Severity, finding.Object, finding.Line));
        Assert.Equal(
            "Until this UPDATE of public.orders (3,000,000 rows) is over, reads and writes of public.orders wait: the transaction has held "
                + "ACCESS EXCLUSIVE on it since line 2.",
            finding.Message);
    }

    [Theory]
    [InlineData(500, Severity.Medium)]
    [InlineData(50_000, Severity.High)]
    [InlineData(5_000_000, Severity.Critical)]
    public void The_rows_that_are_changed_decide(double rows, Severity severity)
    {
        const string Script = "BEGIN; ALTER TABLE settings ADD COLUMN p int; UPDATE orders SET note = 'x'; COMMIT";
        Assert.Equal(severity, Assert.Single(ExampleSchema.Findings(Id, Script, ExampleSchema.Known(("orders", rows)))).Severity);
    }

    [Fact]
    public void Under_a_lock_that_blocks_writes_alone_it_is_one_level_less()
    {
        const string Script = "BEGIN; ALTER TABLE orders DISABLE TRIGGER orders_touch; UPDATE orders SET note = 'x'; COMMIT";
        Assert.Equal(Severity.High, Assert.Single(ExampleSchema.Findings(Id, Script)).Severity);
    }

    [Theory]
    [InlineData("BEGIN; ALTER TABLE orders ADD COLUMN p int; COMMIT; UPDATE orders SET p = 0")]
    [InlineData("ALTER TABLE orders ADD COLUMN p int; UPDATE orders SET p = 0")]
    [InlineData("BEGIN; ALTER TABLE orders ADD COLUMN p int; UPDATE orders SET p = 0 WHERE id = 5; COMMIT")]
    [InlineData("BEGIN; UPDATE orders SET note = 'x'; ALTER TABLE orders ADD COLUMN p int; COMMIT")]
    [InlineData("BEGIN; CREATE TABLE drafts (a int); ALTER TABLE drafts ADD b int; UPDATE orders SET note = 'x'; COMMIT")]
    [InlineData("BEGIN; ALTER TABLE orders ADD p int; INSERT INTO settings VALUES ('a', 'b'); COMMIT")]
    [InlineData("BEGIN; COMMENT ON TABLE orders IS 'x'; UPDATE orders SET note = 'x'; COMMIT")]
    public void Small_changes_other_transactions_and_new_tables_are_no_such_case(string sql) =>
        Assert.Empty(ExampleSchema.Findings(Id, sql));
}
