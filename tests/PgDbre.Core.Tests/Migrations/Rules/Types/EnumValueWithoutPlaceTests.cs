using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class EnumValueWithoutPlaceTests
{
    private const string Id = "enum-value-without-place";

    [Fact]
    public void The_value_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TYPE order_status ADD VALUE 'packed';"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("order_status", finding.Object);
        Assert.Equal("'packed' sorts behind all values of order_status, for good.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TYPE order_status ADD VALUE 'packed' BEFORE 'shipped';")]
    [InlineData("ALTER TYPE order_status ADD VALUE 'packed' AFTER 'paid';")]
    public void A_place_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
