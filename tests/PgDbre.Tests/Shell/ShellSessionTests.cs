using System.Management.Automation;
using PgDbre.Shell;

namespace PgDbre.Tests.Shell;

public sealed class ShellSessionTests
{
    [Fact]
    public void Every_stream_is_in_its_own_list()
    {
        using ShellSession session = ShellSession.Create();

        ShellResult result = session.Invoke("""
            1, 'two'
            Write-Warning 'w'; Write-Verbose 'v' -Verbose; Write-Debug 'd' -Debug
            Write-Host 'h'
            Write-Progress 'P' -PercentComplete 10
            Write-Error 'e' -ErrorId Mine
            """);

        Assert.Equal([1, "two"], result.Output.Select(item => item.BaseObject));
        Assert.Equal(["w"], result.Warnings);
        Assert.Equal(["v"], result.Verbose);
        Assert.Equal(["d"], result.Debug);
        Assert.Equal(10, Assert.Single(result.Progress).PercentComplete);
        Assert.Contains("PSHOST", Assert.Single(result.Information).Tags);
        Assert.Equal("h" + Environment.NewLine, result.HostText);
        Assert.StartsWith("Mine,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(result.HadErrors);
        Assert.Null(result.TerminatingError);
    }

    [Fact]
    public void The_error_that_ends_a_script_is_last_among_the_errors_and_named()
    {
        using ShellSession session = ShellSession.Create();

        ShellResult result = session.Invoke("'before'; Write-Error 'first'; throw 'second'; 'after'");

        Assert.Equal(["before"], result.Output.Select(item => item.BaseObject));
        Assert.Equal(["first", "second"], result.Errors.Select(error => error.Exception.Message));
        Assert.Equal("second", result.TerminatingError?.Exception.Message);
    }

    [Fact]
    public void Variables_are_given_and_stay_for_the_next_script()
    {
        using ShellSession session = ShellSession.Create();

        session.Invoke("$sum = $a + $b", ("a", 40), ("b", 2));

        Assert.Equal(42, Assert.Single(session.Invoke("$sum").Output).BaseObject);
    }

    [Fact]
    public async Task Stop_ends_a_long_script_and_the_session_goes_on()
    {
        using ShellSession session = ShellSession.Create();
        using ManualResetEventSlim started = new();

        Task<ShellResult> running = session.InvokeAsync("$started.Set(); Start-Sleep 600", ("started", started));
        Assert.True(started.Wait(TimeSpan.FromSeconds(10)));
        session.Stop();
        ShellResult result = await running.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(result.WasStopped);
        Assert.False(result.HadErrors);
        Assert.Equal(2, Assert.Single(session.Invoke("1 + 1").Output).BaseObject);
    }

    [Fact]
    public void Default_views_are_rendered_without_colours()
    {
        using ShellSession session = ShellSession.Create();

        ShellResult result = session.Invoke("[pscustomobject]@{ Id = 1; Name = 'x' } | Out-Default");

        Assert.Equal(["Id Name", "-- ----", " 1 x"], result.HostText.Trim('\r', '\n').Split(Environment.NewLine).Select(line => line.TrimEnd()));
    }

    [Fact]
    public void A_module_that_does_not_exist_is_an_exception()
    {
        Assert.ThrowsAny<RuntimeException>(() => ShellSession.Create("/no/such/module.psd1"));
    }
}
