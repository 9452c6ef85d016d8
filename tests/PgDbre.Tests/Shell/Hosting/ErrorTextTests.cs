using System.Management.Automation;
using PgDbre.Shell.Hosting;

namespace PgDbre.Tests.Shell.Hosting;

public sealed class ErrorTextTests
{
    [Fact]
    public void An_error_says_what_failed_its_id_and_what_to_do()
    {
        ErrorRecord error = new(new InvalidOperationException("no statistics"), "PgNoStatistics", ErrorCategory.NotInstalled, null)
        {
            ErrorDetails = new ErrorDetails("pg_stat_statements is missing") { RecommendedAction = "CREATE EXTENSION pg_stat_statements;" },
        };

        string[] lines = ErrorText.Format(error).Split(Environment.NewLine);

        Assert.Equal(
            ["InvalidOperationException: pg_stat_statements is missing", "  + PgNoStatistics", "  + CREATE EXTENSION pg_stat_statements;"],
            lines);
    }

    [Fact]
    public void Colours_are_painted_and_removed()
    {
        string painted = AnsiText.Paint("wrong", ConsoleColor.Red);

        Assert.Equal("\e[91mwrong\e[0m", painted);
        Assert.Equal("wrong", AnsiText.Strip(painted));
    }
}
