using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ForeignKeyWithoutIndexTests
{
    private const string Id = "foreign-key-without-index";

    [Fact]
    public void The_index_is_given()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD COLUMN payer_id bigint; ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (payer_id) "
                + "REFERENCES customers (id) NOT VALID;"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal(
            "No index of public.orders begins with (payer_id): each DELETE in public.customers reads the whole table.",
            finding.Message);
        Assert.Equal("CREATE INDEX CONCURRENTLY orders_payer_id_idx ON public.orders (payer_id);", finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a bigint REFERENCES orders (id)); CREATE INDEX i ON t (a);")]
    [InlineData("CREATE TABLE t (a bigint REFERENCES orders (id)); CREATE INDEX i ON t (a, b);")]
    [InlineData("CREATE TABLE t (a bigint PRIMARY KEY REFERENCES orders (id));")]
    [InlineData("CREATE TABLE t (o bigint, p int, FOREIGN KEY (o, p) REFERENCES order_lines, UNIQUE (p, o));")]
    [InlineData("CREATE TEMP TABLE t (a bigint REFERENCES orders (id));")]
    [InlineData("ALTER TABLE elsewhere.unknown ADD FOREIGN KEY (a) REFERENCES orders (id) NOT VALID;")]
    public void An_index_that_begins_with_its_columns_is_enough(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE t (a bigint REFERENCES orders (id), b int); CREATE INDEX i ON t (b, a);")]
    [InlineData("ALTER TABLE readings ADD FOREIGN KEY (id) REFERENCES orders (id);")]
    [InlineData("CREATE TABLE t (a bigint REFERENCES orders (id)); CREATE INDEX i ON t (a) WHERE a > 5;")]
    public void One_that_holds_some_rows_or_begins_otherwise_is_not(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void A_later_migration_may_build_the_index_and_the_place_is_that_of_the_key()
    {
        Migration key = SqlMigrationReader.Read("CREATE TABLE t (a bigint REFERENCES orders (id));", "1.sql");
        Migration index = SqlMigrationReader.Read("CREATE INDEX CONCURRENTLY i ON t (a);", "2.sql");
        Migration other = SqlMigrationReader.Read("SELECT 1;", "2.sql");
        Assert.DoesNotContain(ExampleSchema.Review([key, index]).SelectMany(review => review.Findings), finding => finding.RuleId == Id);
        Finding found = Assert.Single(
            ExampleSchema.Review([key, other]).SelectMany(review => review.Findings), finding => finding.RuleId == Id);
        Assert.Equal(("1.sql", 1), (found.Path, found.Line));
    }
}
