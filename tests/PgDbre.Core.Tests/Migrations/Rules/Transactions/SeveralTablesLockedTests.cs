using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SeveralTablesLockedTests
{
    private const string Id = "several-tables-locked";

    [Fact]
    public void Both_tables_and_the_line_are_named_once()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "BEGIN;\nALTER TABLE settings ADD a int;\nALTER TABLE orders ADD b int;\nALTER TABLE customers ADD c int;\nCOMMIT"));
        Assert.Equal((Severity.Medium, "public.orders", 3), (finding.Severity, finding.Object, finding.Line));
        Assert.Equal(
            "While this waits for ACCESS EXCLUSIVE on public.orders, public.settings stays locked (since line 2); two such transactions in "
                + "another order end in a deadlock.",
            finding.Message);
    }

    [Fact]
    public void Locks_against_writes_alone_are_low() => Assert.Equal(Severity.Low, Assert.Single(ExampleSchema.Findings(
        Id,
        """
        BEGIN;
        CREATE TRIGGER a AFTER INSERT ON orders EXECUTE FUNCTION touch();
        CREATE TRIGGER b AFTER INSERT ON settings EXECUTE FUNCTION touch();
        COMMIT;
        """)).Severity);

    [Theory]
    [InlineData("BEGIN; ALTER TABLE orders ADD a int; ALTER TABLE orders ADD b int; COMMIT")]
    [InlineData("ALTER TABLE settings ADD a int; ALTER TABLE orders ADD b int")]
    [InlineData("BEGIN; ALTER TABLE settings ADD a int; COMMIT; BEGIN; ALTER TABLE orders ADD b int; COMMIT")]
    [InlineData("BEGIN; ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey; COMMIT")]
    [InlineData("BEGIN; ALTER TABLE readings ADD a int; ALTER TABLE readings_2025 ALTER a SET DEFAULT 1; COMMIT")]
    [InlineData(
        "BEGIN; DROP VIEW open_orders; ALTER TABLE orders ALTER total TYPE numeric; CREATE VIEW open_orders AS SELECT 1 AS a; COMMIT")]
    [InlineData("BEGIN; CREATE TABLE d (a int); ALTER TABLE d ADD b int; ALTER TABLE orders ADD b int; COMMIT")]
    [InlineData("BEGIN; ALTER TABLE orders ADD a int; UPDATE settings SET value = 'x'; COMMIT")]
    public void One_table_one_statement_or_one_family_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
