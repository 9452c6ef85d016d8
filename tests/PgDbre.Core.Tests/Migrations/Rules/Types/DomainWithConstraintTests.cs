using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DomainWithConstraintTests
{
    private const string Id = "domain-with-constraint";

    [Fact]
    public void The_domain_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE DOMAIN percentage AS integer CHECK (VALUE BETWEEN 0 AND 100);"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("percentage", finding.Object);
        Assert.Equal(
            "A column of percentage that is added to a table later rewrites the table, even if it is NULL everywhere.",
            finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE DOMAIN percentage AS integer;")]
    [InlineData("CREATE DOMAIN percentage AS integer DEFAULT 0;")]
    public void One_without_constraints_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE DOMAIN needed AS text NOT NULL;")]
    public void NOT_NULL_is_one_too(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
