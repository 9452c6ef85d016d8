namespace PgDbre.Tests.Shell;

public sealed class PromptTests
{
    [Fact]
    public async Task Statements_from_a_pipe_run_one_by_one_and_exit_ends_the_prompt()
    {
        var run = await ShellProcess.RunAsync(
            ["-NoModule"],
            """
            $x = 40
            function Add-Two {
                $x + 2
            }
            Add-Two
            exit 5
            'never'
            """);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains($"PS {Environment.CurrentDirectory}> 42", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_remembered_by_the_next_statement_and_does_not_end_the_prompt()
    {
        var run = await ShellProcess.RunAsync(["-NoModule"], "Get-NoSuchThing\n\"success: $?\"\n");

        Assert.Contains("success: False", run.Output, StringComparison.Ordinal);
        Assert.Contains("Get-NoSuchThing", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }
}
