using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RoutineSignatureChangedTests
{
    private const string Id = "routine-signature-changed";

    [Fact]
    public void The_arguments_are_counted()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id, "DROP FUNCTION rate(int); CREATE FUNCTION rate(a int, b int, c int DEFAULT 0) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$"));
        Assert.Equal((Severity.Medium, "rate"), (finding.Severity, finding.Object));
        Assert.Equal("rate is dropped with 1 arguments and made again with 2 to 3: calls of the old kind fail.", finding.Message);
    }

    [Theory]
    [InlineData("DROP FUNCTION rate(int); CREATE FUNCTION rate(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")]
    [InlineData("DROP FUNCTION rate(int, numeric(10,2)); CREATE FUNCTION rate(a int, b text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")]
    [InlineData("CREATE FUNCTION ticket(a int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")]
    [InlineData("DROP FUNCTION rate; CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")]
    [InlineData("DROP FUNCTION rate(int); CREATE FUNCTION rate(a int, OUT b int) LANGUAGE sql AS $$ SELECT 1 $$")]
    public void As_many_arguments_or_no_drop_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
