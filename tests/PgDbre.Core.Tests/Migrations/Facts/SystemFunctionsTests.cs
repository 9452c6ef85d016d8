using PgDbre.Core.Migrations.Facts;

namespace PgDbre.Core.Tests.Migrations.Facts;

public sealed class SystemFunctionsTests
{
    // SELECT proname FROM pg_proc WHERE provolatile = 'v' …, of 17.12.
    [Theory]
    [InlineData("random")]
    [InlineData("gen_random_uuid")]
    [InlineData("clock_timestamp")]
    [InlineData("nextval")]
    [InlineData("uuidv7")]
    [InlineData("timeofday")]
    [InlineData("set_config")]
    [InlineData("pg_sleep")]
    public void Volatile_functions_are_known(string name) => Assert.True(SystemFunctions.IsVolatile(name, arguments: 1));

    [Theory]
    [InlineData("now")]
    [InlineData("current_setting")]
    [InlineData("lower")]
    [InlineData("statement_timestamp")]
    [InlineData("transaction_timestamp")]
    [InlineData("timezone")]
    [InlineData("pg_backend_pid")]
    public void So_are_those_that_are_not(string name)
    {
        Assert.True(SystemFunctions.Contains(name));
        Assert.False(SystemFunctions.IsVolatile(name, arguments: 1));
    }

    [Fact]
    public void A_users_function_is_not_the_systems()
    {
        Assert.False(SystemFunctions.Contains("next_code"));
        Assert.False(SystemFunctions.IsVolatile("next_code", arguments: 1));
    }
}
