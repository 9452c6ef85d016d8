using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class RoutineDroppedTests
{
    private const string Id = "routine-dropped";

    [Theory]
    [InlineData(
        "DROP FUNCTION ticket()",
        Severity.Medium,
        "ticket is dropped, and the migration does not make it again: callers fail at run time.")]
    [InlineData(
        "DROP EXTENSION pg_trgm",
        Severity.High,
        "Extension pg_trgm is dropped: its types, functions and operators go, and code that uses them fails.")]
    public void Callers_find_out_when_they_call(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("DROP FUNCTION ticket(); CREATE FUNCTION ticket() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; DROP FUNCTION f()")]
    [InlineData("CREATE EXTENSION hstore; DROP EXTENSION hstore")]
    [InlineData("DROP TRIGGER orders_touch ON orders")]
    public void What_is_made_again_or_was_new_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
