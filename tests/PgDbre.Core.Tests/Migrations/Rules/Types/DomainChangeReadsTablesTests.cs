using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class DomainChangeReadsTablesTests
{
    private const string Id = "alter-domain-reads-tables";

    [Fact]
    public void Each_table_with_a_column_of_it_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER DOMAIN positive SET NOT NULL;"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("positive", finding.Object);
        Assert.Equal("public.customers has a column of positive: writes to it wait while all its rows are checked.", finding.Message);
        Assert.Equal("SHARE on public.customers (blocks writes) while it reads the whole table", finding.Lock);
        Assert.Equal("ALTER DOMAIN positive ADD CONSTRAINT positive_not_null CHECK (VALUE IS NOT NULL) NOT VALID;", finding.Sql);
    }

    [Theory]
    [InlineData("ALTER DOMAIN positive ADD CONSTRAINT c CHECK (VALUE < 10) NOT VALID;")]
    [InlineData("ALTER DOMAIN positive DROP NOT NULL;")]
    [InlineData("ALTER DOMAIN positive SET DEFAULT 1;")]
    [InlineData("CREATE DOMAIN unused AS int; ALTER DOMAIN unused ADD CHECK (VALUE > 0);")]
    [InlineData("CREATE DOMAIN d AS int; CREATE TABLE t (a d); ALTER DOMAIN d SET NOT NULL;")]
    public void What_looks_at_no_row_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER DOMAIN positive VALIDATE CONSTRAINT positive_check;")]
    [InlineData("ALTER DOMAIN positive ADD CHECK (VALUE < 10);")]
    public void VALIDATE_and_a_domain_over_it_are_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
