using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RepeatedTableWorkTests
{
    private const string Id = "repeated-table-work";

    [Fact]
    public void The_two_are_joined_with_a_comma()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ALTER COLUMN number TYPE bigint;\nALTER TABLE orders ALTER COLUMN quantity TYPE bigint, "
                + "ADD COLUMN token uuid DEFAULT gen_random_uuid();"));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal("Line 1 has worked through public.orders already; this is the same once more.", finding.Message);
        Assert.Equal(
            """
            ALTER TABLE orders
                ALTER COLUMN number TYPE bigint,
                ALTER COLUMN quantity TYPE bigint,
                ADD COLUMN token uuid DEFAULT gen_random_uuid();
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN number TYPE bigint, ALTER COLUMN quantity TYPE bigint;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN number TYPE bigint; ALTER TABLE order_lines ALTER COLUMN position TYPE bigint;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN number TYPE bigint; ALTER TABLE orders ADD COLUMN a int;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN number TYPE bigint; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN number TYPE bigint; ALTER TABLE orders ADD UNIQUE (code);")]
    public void Where_one_pass_would_not_do_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD CHECK (total > 0); ALTER TABLE orders ADD CHECK (quantity < 100);")]
    [InlineData("ALTER TABLE orders ADD CHECK (total > 0); SELECT 1; ALTER TABLE orders ALTER COLUMN number TYPE bigint;")]
    public void Reading_twice_is_found_as_well(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
