namespace PgDbre.Tests.Shell;

public sealed class CommandRunTests
{
    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 9", 9)]
    [InlineData("Get-NoSuchThing", 1)]
    [InlineData("Get-NoSuchThing; 'last statement is fine'", 0)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("Write-Error 'last statement failed'", 1)]
    public async Task The_exit_code_tells_how_the_command_ended(string command, int expected)
    {
        var run = await ShellProcess.RunAsync(["-NoModule", "-Command", command]);

        Assert.Equal(expected, run.ExitCode);
    }

    [Fact]
    public async Task Only_output_and_host_text_are_on_standard_output_and_nothing_is_coloured()
    {
        const string command = """
            Write-Host 'host' -ForegroundColor Green
            Write-Warning 'careful'
            Write-Verbose 'talk' -Verbose
            Write-Debug 'detail' -Debug
            Write-Error 'wrong'
            Write-Progress 'Building' -Status 'half' -PercentComplete 50
            [pscustomobject]@{ Id = 1 }
            """;

        var run = await ShellProcess.RunAsync(["-NoModule", "-c", command]);

        Assert.Equal(["host", "", "Id", "--", "1"], run.Output.TrimEnd().Split(Environment.NewLine).Select(line => line.Trim()));
        foreach (string expected in (string[])["WARNING: careful", "VERBOSE: talk", "DEBUG: detail", "Write-Error: wrong", "Building 50%: half"])
        {
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\e', run.Output + run.Error);
    }

    [Fact]
    public async Task Words_after_the_option_are_one_command()
    {
        var run = await ShellProcess.RunAsync(["-NoModule", "-Command", "1", "+", "2"]);

        Assert.Equal("3", run.Output.TrimEnd());
    }

    [Fact]
    public async Task A_confirmation_fails_at_once_where_nobody_can_answer()
    {
        var run = await ShellProcess.RunAsync(["-NoModule", "-Command", "'x' | Set-Content /no/where -Confirm"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("standard input is not a terminal", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_ends_with_64_and_shows_the_usage()
    {
        var run = await ShellProcess.RunAsync(["-Wrong"]);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("Unknown option -Wrong.", run.Error, StringComparison.Ordinal);
        Assert.Contains("-NoModule", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_cannot_be_imported_ends_with_70()
    {
        var run = await ShellProcess.RunAsync(["-ModulePath", "/no/such/module.psd1", "-Command", "1"]);

        Assert.Equal(70, run.ExitCode);
        Assert.Contains("/no/such/module.psd1", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Version_names_the_program_and_the_engine()
    {
        var run = await ShellProcess.RunAsync(["-Version"]);

        Assert.Matches(@"^PgDbre\.Shell \d+\.\d+\.\d+ \(PowerShell engine 7\.\d+\.\d+\)", run.Output);
    }
}
