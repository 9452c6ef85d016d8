using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TypeChangeRefusedTests
{
    private const string Id = "column-type-change-refused";

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.total", finding.Object);
        Assert.Equal("The server refuses to change the type of total: the view public.open_orders is built on it.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE text;")]
    [InlineData("DROP MATERIALIZED VIEW customer_totals; DROP VIEW open_orders; ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);")]
    [InlineData("ALTER TABLE events ALTER COLUMN kind TYPE varchar;")]
    [InlineData("ALTER TABLE customers ALTER COLUMN name TYPE varchar(200);")]
    public void Nothing_known_stands_in_the_way(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE events ALTER COLUMN at TYPE timestamptz(3);")]
    [InlineData("ALTER TABLE events_2025 ALTER COLUMN kind TYPE varchar;")]
    [InlineData(
        "CREATE TRIGGER t BEFORE UPDATE OF note ON orders FOR EACH ROW EXECUTE FUNCTION touch(); ALTER TABLE orders "
            + "ALTER COLUMN note TYPE text;")]
    [InlineData("CREATE POLICY p ON orders USING (note = 'x'); ALTER TABLE orders ALTER COLUMN note TYPE text;")]
    [InlineData(
        "ALTER TABLE settings ADD COLUMN upper_value text GENERATED ALWAYS AS (upper(value)) STORED; ALTER TABLE "
            + "settings ALTER COLUMN value TYPE varchar;")]
    [InlineData("CREATE VIEW everything AS SELECT * FROM settings; ALTER TABLE settings ALTER COLUMN value TYPE varchar;")]
    public void The_partition_key_triggers_policies_and_generated_columns_do_as_well(string sql) =>
        Assert.Single(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_view_stands_in_the_way_under_its_new_name_until_it_is_dropped()
    {
        const string Rename = "CREATE VIEW tags AS SELECT value FROM settings; ALTER VIEW tags RENAME TO labels; ";
        const string Change = "ALTER TABLE settings ALTER COLUMN value TYPE varchar;";
        Assert.Equal(
            "The server refuses to change the type of value: the view public.labels is built on it.",
            Assert.Single(ExampleSchema.Findings(Id, Rename + Change)).Message);
        Assert.Empty(ExampleSchema.Findings(Id, $"{Rename} DROP VIEW labels; {Change}"));
    }
}
