using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class JsonColumnTests
{
    private const string Id = "prefer-jsonb";

    [Fact]
    public void The_column_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE t (body json);"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("t.body", finding.Object);
        Assert.Equal("body is json: it is parsed at every access, and cannot be compared or indexed.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (body jsonb);")]
    [InlineData("SELECT '{}'::json;")]
    public void Other_types_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN body json;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE json USING note::json;")]
    public void Wherever_a_column_gets_the_type_it_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
