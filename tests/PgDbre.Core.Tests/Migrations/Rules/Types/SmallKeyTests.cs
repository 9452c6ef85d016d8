using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class SmallKeyTests
{
    private const string Id = "small-integer-key";

    [Fact]
    public void The_last_number_is_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE TABLE invoices (id serial PRIMARY KEY, total numeric);"));
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal("invoices.id", finding.Object);
        Assert.Equal("id is counted up to 2,147,483,647 at most; then every INSERT into invoices fails.", finding.Message);
        Assert.Null(finding.Sql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (id bigserial PRIMARY KEY);")]
    [InlineData("CREATE TABLE t (code int PRIMARY KEY);")]
    [InlineData("CREATE TABLE t (id serial, PRIMARY KEY (id, code), code int);")]
    [InlineData("CREATE TABLE t (n serial);")]
    [InlineData("CREATE TEMP TABLE t (id serial PRIMARY KEY);")]
    [InlineData("CREATE TABLE t (id uuid PRIMARY KEY);")]
    public void A_number_that_does_not_run_out_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);")]
    [InlineData("CREATE TABLE t (id int DEFAULT nextval('invoice_number') PRIMARY KEY);")]
    [InlineData("CREATE TABLE t (id smallserial, PRIMARY KEY (id));")]
    public void Each_way_to_count_up_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
