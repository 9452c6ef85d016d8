using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class MoneyColumnTests
{
    private const string Id = "prefer-numeric-to-money";

    [Fact]
    public void The_column_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE t (fee money);"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("t.fee", finding.Object);
        Assert.Equal("fee is money: its currency and its digits follow lc_monetary of whoever reads it.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (fee numeric);")]
    [InlineData("CREATE TABLE t (fee app.money);")]
    public void Other_types_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN fee money;")]
    public void Wherever_a_column_gets_the_type_it_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
