using System.Diagnostics;

namespace PgDbre.Tests.Shell;

public sealed class StopSignalTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_stops_the_script_runs_its_finally_and_gives_the_exit_code(string signal, int expected)
    {
        if (OperatingSystem.IsWindows())
        {
            // kill and POSIX signals do not exist there; Ctrl+C cannot be sent to one child alone.
            return;
        }

        using ScriptFile script = new("""
            try { 'started'; Start-Sleep 600; 'never' }
            finally { [IO.File]::WriteAllText("$PSScriptRoot/cleaned", 'yes') }
            """);
        using Process shell = ShellProcess.Start("-NoModule", "-File", script.Path);
        Assert.Equal("started", await shell.StandardOutput.ReadLineAsync());

        using Process kill = Process.Start("kill", ["-" + signal, $"{shell.Id}"]);
        await kill.WaitForExitAsync();
        var run = await ShellProcess.FinishAsync(shell, Deadline);

        Assert.Equal(expected, run.ExitCode);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(script.Folder, "cleaned")));
    }

    [Fact]
    public async Task At_the_prompt_an_interrupt_cancels_only_the_running_statement()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using Process shell = ShellProcess.Start("-NoModule");
        await shell.StandardInput.WriteLineAsync("'started'; Start-Sleep 600; 'never'");
        await ReadUntilAsync(shell, "started");

        using Process kill = Process.Start("kill", ["-INT", $"{shell.Id}"]);
        await shell.StandardInput.WriteLineAsync("'alive'; exit 3");
        await ReadUntilAsync(shell, "alive");
        var run = await ShellProcess.FinishAsync(shell, Deadline);

        Assert.Equal(3, run.ExitCode);
    }

    private static async Task ReadUntilAsync(Process shell, string wanted)
    {
        using CancellationTokenSource timeout = new(Deadline);
        while (await shell.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            Assert.DoesNotContain("never", line, StringComparison.Ordinal);
            if (line.Contains(wanted, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The shell ended before it wrote '{wanted}'.");
    }
}
