using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class WorkUnderExclusiveLockTests
{
    private const string Id = "work-under-exclusive-lock";

    [Theory]
    [InlineData("CREATE INDEX i ON orders (note)", "has built an index on public.orders")]
    [InlineData(
        "ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey; ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0)",
        "has read the whole of public.orders")]
    [InlineData("CREATE TABLE copy AS SELECT * FROM orders", "has copied its query's rows")]
    [InlineData("SELECT pg_sleep(5)", "has slept")]
    [InlineData("REFRESH MATERIALIZED VIEW customer_totals", "has rewritten public.customer_totals")]
    public void The_wait_is_told_with_its_cause(string work, string what)
    {
        Finding finding = ExampleSchema.Findings(Id, $"BEGIN; ALTER TABLE settings ADD COLUMN scope text; {work}; COMMIT")[0];
        Assert.Equal((Severity.High, "public.settings"), (finding.Severity, finding.Object));
        Assert.Equal($"public.settings has been locked since line 1, and its readers wait until this {what}.", finding.Message);
    }

    [Theory]
    [InlineData(5_000, Severity.Low)]
    [InlineData(500_000, Severity.Medium)]
    [InlineData(5_000_000, Severity.High)]
    public void The_rows_that_are_worked_through_decide(double rows, Severity severity)
    {
        const string Script = "BEGIN; ALTER TABLE settings ADD p int; CREATE INDEX i ON orders (note); COMMIT";
        Assert.Equal(severity, Assert.Single(ExampleSchema.Findings(Id, Script, ExampleSchema.Known(("orders", rows)))).Severity);
    }

    [Theory]
    [InlineData("BEGIN; ALTER TABLE settings ADD p int; ALTER TABLE orders ADD q int; COMMIT")]
    [InlineData("ALTER TABLE settings ADD p int; CREATE INDEX i ON orders (note)")]
    [InlineData("BEGIN; CREATE INDEX i ON orders (note); ALTER TABLE settings ADD p int; COMMIT")]
    [InlineData("BEGIN; ALTER TABLE orders ADD p int; ALTER TABLE orders ADD CHECK (p > 0); COMMIT")]
    [InlineData("BEGIN; ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c; COMMIT")]
    [InlineData("BEGIN; CREATE TABLE d (a int); CREATE INDEX i ON d (a); COMMIT")]
    [InlineData("BEGIN; ALTER TABLE settings ADD p int; INSERT INTO settings VALUES ('a', 'b'); SELECT count(*) FROM orders; COMMIT")]
    public void Short_statements_and_what_other_rules_say_are_left_alone(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
