using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class CharColumnTests
{
    private const string Id = "prefer-text-to-char";

    [Fact]
    public void The_column_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE t (code char(10));"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("t.code", finding.Object);
        Assert.Equal("code is char(10): values are filled up with blanks, and compared with care nobody takes.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (code varchar(10));")]
    [InlineData("CREATE TABLE t (code \"char\");")]
    public void Other_types_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE t (code character);")]
    public void Wherever_a_column_gets_the_type_it_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
