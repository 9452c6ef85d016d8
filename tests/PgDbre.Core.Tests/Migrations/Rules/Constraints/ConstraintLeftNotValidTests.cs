using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ConstraintLeftNotValidTests
{
    private const string Id = "constraint-left-not-valid";

    [Fact]
    public void The_statement_that_validates_it_is_given()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;"));
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal("public.orders.c", finding.Object);
        Assert.Equal("c is added NOT VALID and nothing validates it: rows that were there before are not checked.", finding.Message);
        Assert.Equal("ALTER TABLE public.orders VALIDATE CONSTRAINT c;", finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c;")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders DROP CONSTRAINT c;")]
    [InlineData("CREATE TABLE t (a int, CHECK (a > 0) NOT VALID);")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT ENFORCED;")]
    [InlineData("BEGIN; ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ROLLBACK;")]
    [InlineData("ALTER TABLE readings ADD CONSTRAINT c CHECK (value > 0) NOT VALID; ALTER TABLE readings VALIDATE CONSTRAINT c;")]
    public void What_is_validated_or_cannot_be_broken_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE readings ADD CONSTRAINT c CHECK (value > 0) NOT VALID;")]
    public void A_partitioned_table_is_one_finding(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
