using System.Management.Automation;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;
using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.State;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Sandboxes;

/// <summary>In the collection, so that the first start of all, which may take a minute and a half, is the fixture's.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SandboxCmdletTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE0060", Justification = "xunit hands the fixture over so that it exists.")]
    public SandboxCmdletTests(SandboxFixture server)
    {
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_started_sandbox_is_the_default_connection_and_binds_down_the_pipe()
    {
        ShellResult piped = _shell.Invoke("$s = Start-PgSandbox; $s | Get-PgServer");
        ShellResult byDefault = _shell.Invoke("Get-PgServer");
        ShellResult listed = _shell.Invoke("Get-PgSandbox $s.Name | Get-PgServer");

        Assert.Empty(piped.Errors);
        string server = Started().Server;
        Assert.All([piped, byDefault, listed], result => Assert.Equal(server, Assert.Single(result.Output).Properties["Server"].Value));
    }

    [Fact]
    public void WhatIf_stops_nothing_and_stopping_removes_it_with_its_connection()
    {
        _shell.Invoke("$s = Start-PgSandbox; $c = $s.Connection");
        string name = Started().Name;

        _shell.Invoke("Stop-PgSandbox -WhatIf");
        Assert.Contains(RunningSandboxes.List(), sandbox => sandbox.Name == name);

        ShellResult result = _shell.Invoke("Get-PgSandbox $s.Name | Stop-PgSandbox; $c.IsOpen");
        Assert.Empty(result.Errors);
        Assert.Equal(false, Assert.Single(result.Output).BaseObject);
        Assert.DoesNotContain(RunningSandboxes.List(), sandbox => sandbox.Name == name);
    }

    [Fact]
    public void Nothing_it_shows_holds_the_password()
    {
        ShellResult result = _shell.Invoke(
            "$VerbosePreference = $DebugPreference = 'Continue'; $s = Start-PgSandbox; $s; $s | ConvertTo-Json");
        string password = File.ReadLines(Started().PassFile).First().Split(':')[^1];

        string[] streams = [.. result.Output.Select(one => one.ToString()), .. result.Verbose, .. result.Debug, result.HostText];
        string shown = string.Join('\n', streams);
        Assert.Contains("PGPASSFILE=", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(password, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_the_module_ends_what_it_started()
    {
        _shell.Invoke("$s = Start-PgSandbox");
        string name = Started().Name;

        _shell.Dispose();

        Assert.DoesNotContain(RunningSandboxes.List(), sandbox => sandbox.Name == name);
    }

    [Fact]
    public async Task Stopping_the_pipeline_while_it_starts_leaves_nothing()
    {
        string[] before = OwnNames();
        Task<ShellResult> starting = Task.Run(() => _shell.Invoke("Start-PgSandbox"));
        DateTime deadline = DateTime.UtcNow + Limit;
        while (OwnNames().Length == before.Length && !starting.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < deadline, "The start was not seen.");
            await Task.Delay(5);
        }

        _shell.Stop();
        ShellResult result = await starting.WaitAsync(Limit);

        Assert.True(result.WasStopped);
        Assert.Equal(before, OwnNames());
    }

    [Fact]
    public void An_impossible_request_is_one_error_with_its_reasons()
    {
        ErrorRecord error = Assert.Single(_shell.Invoke("Start-PgSandbox -Version 16 -Provider DebianRoot").Errors);

        Assert.StartsWith("PgSandboxUnavailable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("DebianRoot: ", error.Exception.Message, StringComparison.Ordinal);
    }

    private SandboxStatus Started() =>
        (SandboxStatus)Assert.Single(_shell.Invoke("$s").Output).BaseObject;

    // Other processes of this user may start sandboxes of their own meanwhile.
    private static string[] OwnNames() =>
    [
        .. new StateStore(SandboxCache.OfUser()).All()
            .Where(state => state.Owner == ProcessStamp.Own)
            .Select(state => state.Name)
            .Order(StringComparer.Ordinal),
    ];
}
