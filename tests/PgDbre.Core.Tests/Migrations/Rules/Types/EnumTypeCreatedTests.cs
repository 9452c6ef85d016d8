using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class EnumTypeCreatedTests
{
    private const string Id = "prefer-table-to-enum";

    [Fact]
    public void The_type_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TYPE colour AS ENUM ('red');"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("colour", finding.Object);
        Assert.Equal("No value of colour can be removed later, nor a new one used in the transaction that adds it.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TYPE pair AS (a int, b int);")]
    [InlineData("CREATE DOMAIN d AS text;")]
    public void Other_types_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
