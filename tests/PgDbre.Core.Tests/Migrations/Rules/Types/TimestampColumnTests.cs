using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TimestampColumnTests
{
    private const string Id = "prefer-timestamptz";

    [Fact]
    public void The_column_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE t (at timestamp(3));"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("t.at", finding.Object);
        Assert.Equal("at is timestamp(3): it says when by the clock on the wall, not which clock.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (at timestamptz);")]
    [InlineData("CREATE TABLE t (at timestamp with time zone);")]
    [InlineData("CREATE TABLE t (at date);")]
    public void Other_types_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE t (at timestamp without time zone);")]
    public void Wherever_a_column_gets_the_type_it_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
