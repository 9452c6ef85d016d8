using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RenameBreaksCodeTests
{
    private const string Id = "rename-breaks-code";

    [Fact]
    public void A_table_gets_a_view_under_its_old_name()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE settings RENAME TO parameters"));
        Assert.Equal((Severity.High, "public.settings"), (finding.Severity, finding.Object));
        Assert.Equal(
            "From here on every statement of the old code that says public.settings fails: it is now parameters.",
            finding.Message);
        Assert.Equal(
            """
            BEGIN;
            SET LOCAL lock_timeout = '2s';
            ALTER TABLE settings RENAME TO parameters;
            CREATE VIEW settings AS SELECT * FROM parameters;
            COMMIT;
            -- one release later: DROP VIEW settings;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders RENAME COLUMN note TO remark", "public.orders.note")]
    [InlineData("ALTER VIEW open_orders RENAME TO pending", "public.open_orders")]
    [InlineData("ALTER SCHEMA public RENAME TO main", "public")]
    [InlineData("ALTER TYPE order_status RENAME TO status", "order_status")]
    [InlineData("ALTER TYPE order_status RENAME VALUE 'open' TO 'new'", "order_status")]
    [InlineData("ALTER DOMAIN positive RENAME TO natural_number", "positive")]
    public void Everything_that_statements_name_is_judged(string sql, string name) =>
        Assert.Equal(name, Assert.Single(ExampleSchema.Findings(Id, sql)).Object);

    [Theory]
    [InlineData("BEGIN; ALTER TABLE settings RENAME TO parameters; CREATE VIEW settings AS SELECT * FROM parameters; COMMIT")]
    [InlineData("BEGIN; ALTER TABLE settings RENAME TO s_old; CREATE TABLE settings (name text, value text); COMMIT")]
    [InlineData("ALTER INDEX orders_status_idx RENAME TO orders_by_status")]
    [InlineData("ALTER SEQUENCE invoice_number RENAME TO numbers")]
    [InlineData("ALTER TABLE orders RENAME CONSTRAINT orders_quantity_check TO positive_quantity")]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts RENAME TO d2")]
    [InlineData("CREATE TABLE drafts (a int); ALTER TABLE drafts RENAME a TO b")]
    [InlineData("ALTER TABLE orders ADD p int; ALTER TABLE orders RENAME p TO q")]
    [InlineData("CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood RENAME TO m2")]
    [InlineData("BEGIN; ALTER TABLE orders RENAME note TO note_old; ALTER TABLE orders ADD note text; COMMIT")]
    [InlineData("ALTER TRIGGER orders_touch ON orders RENAME TO t2")]
    public void A_view_in_the_same_transaction_new_objects_and_unseen_names_are_well(string sql) =>
        Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE settings RENAME TO parameters; CREATE VIEW settings AS SELECT * FROM parameters")]
    [InlineData("BEGIN; ALTER TABLE settings RENAME TO parameters; COMMIT; CREATE VIEW settings AS SELECT * FROM parameters")]
    [InlineData("BEGIN; ALTER TABLE settings RENAME TO parameters; CREATE VIEW other AS SELECT * FROM parameters; COMMIT")]
    public void A_view_that_comes_later_leaves_a_gap(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
