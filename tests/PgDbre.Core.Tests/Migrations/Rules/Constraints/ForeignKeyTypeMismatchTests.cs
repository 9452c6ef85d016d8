using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ForeignKeyTypeMismatchTests
{
    private const string Id = "foreign-key-type-mismatch";

    [Fact]
    public void Both_types_are_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE returns (order_id integer REFERENCES orders);"));
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal("public.returns.order_id", finding.Object);
        Assert.Equal("order_id is integer, public.orders.id is bigint: the foreign key converts at every check.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a bigint REFERENCES orders (id));")]
    [InlineData("CREATE TABLE t (a bigserial REFERENCES orders);")]
    [InlineData("CREATE UNIQUE INDEX i ON orders (code); CREATE TABLE t (a text REFERENCES orders (code));")]
    [InlineData("CREATE DOMAIN order_id AS bigint; CREATE TABLE t (a order_id REFERENCES orders);")]
    [InlineData("CREATE TABLE t (a int REFERENCES elsewhere.unknown (id));")]
    [InlineData("CREATE TABLE t (a numeric(6,2) REFERENCES orders (total));")]
    public void Types_that_compare_alike_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE t (o bigint, p bigint, FOREIGN KEY (o, p) REFERENCES order_lines);")]
    public void The_column_of_a_composite_key_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
