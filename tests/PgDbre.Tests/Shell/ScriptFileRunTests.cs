namespace PgDbre.Tests.Shell;

public sealed class ScriptFileRunTests
{
    [Fact]
    public async Task Arguments_reach_the_script_by_name_by_switch_and_by_position()
    {
        using ScriptFile script = new("""
            param([string]$Name, [switch]$Loud, [switch]$Quiet, [int]$Count, [Parameter(ValueFromRemainingArguments)]$Rest)
            "$Name|$Loud|$Quiet|$($Count + 1)|$($Rest -join ',')|$PSScriptRoot"
            """);

        var run = await ShellProcess.RunAsync(["-NoModule", "-File", script.Path, "-Name", "two words", "-Loud", "-Quiet:$false", "-Count:4", "a", "b"]);

        Assert.Equal($"two words|True|False|5|a,b|{script.Folder}", run.Output.TrimEnd());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Exit_in_the_script_is_the_exit_code_and_args_are_strings()
    {
        using ScriptFile script = new("""
            $args | ForEach-Object { "$($_.GetType().Name) $_" }
            exit 7
            """);

        var run = await ShellProcess.RunAsync(["-NoModule", script.Path, "1", "x y"]);

        Assert.Equal(["String 1", "String x y"], run.Output.TrimEnd().Split(Environment.NewLine));
        Assert.Equal(7, run.ExitCode);
    }

    [Fact]
    public async Task An_uncaught_error_ends_with_1_and_says_where_on_standard_error()
    {
        using ScriptFile script = new("'before'\nthrow 'boom'\n'after'");

        var run = await ShellProcess.RunAsync(["-NoModule", "-File", script.Path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("before", run.Output.TrimEnd());
        Assert.Contains("boom", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{script.Path}:2 char:1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_does_not_end_the_script_leaves_the_exit_code_at_0()
    {
        using ScriptFile script = new("Get-NoSuchThing\n'after'");

        var run = await ShellProcess.RunAsync(["-NoModule", "-File", script.Path]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("after", run.Output.TrimEnd());
        Assert.Contains("CommandNotFoundException", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_program_that_fails_is_not_the_script_s_exit_code()
    {
        using ScriptFile script = new("dotnet no-such-command 2>&1 | Out-Null\n$LASTEXITCODE -ne 0");

        var run = await ShellProcess.RunAsync(["-NoModule", "-File", script.Path]);

        Assert.Equal("True", run.Output.TrimEnd());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_syntax_error_ends_with_1_and_shows_the_place()
    {
        using ScriptFile script = new("if (");

        var run = await ShellProcess.RunAsync(["-NoModule", "-File", script.Path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("script.ps1:1 char:5", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_script_ends_with_64()
    {
        var run = await ShellProcess.RunAsync(["-NoModule", "-File", "no-such-script.ps1"]);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("'no-such-script.ps1' does not exist", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Dot_sourcing_shares_functions_with_the_script()
    {
        using ScriptFile script = new(". (Join-Path $PSScriptRoot library.ps1)\nGet-Answer");
        await File.WriteAllTextAsync(Path.Combine(script.Folder, "library.ps1"), "function Get-Answer { 42 }");

        var run = await ShellProcess.RunAsync(["-NoModule", "-File", script.Path]);

        Assert.Equal("42", run.Output.TrimEnd());
    }
}
