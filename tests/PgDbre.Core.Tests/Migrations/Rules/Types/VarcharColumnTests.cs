using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class VarcharColumnTests
{
    private const string Id = "prefer-text-to-varchar";

    [Fact]
    public void The_column_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE t (label varchar(50));"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("t.label", finding.Object);
        Assert.Equal("label is varchar(50): the limit is part of the type.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (label text);")]
    [InlineData("CREATE TABLE t (label varchar);")]
    public void Other_types_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN label character varying(9);")]
    public void Wherever_a_column_gets_the_type_it_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
