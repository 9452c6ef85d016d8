using System.Diagnostics;
using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;
using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;
using PgDbre.Sandbox.State;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Sandboxes;

/// <summary>In the collection, so that the first start of all, which may take a minute and a half, is the fixture's.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SandboxLifeTests(SandboxFixture server)
{
    private static readonly TimeSpan WarmStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Two_live_side_by_side_and_stopping_one_leaves_nothing_of_it()
    {
        using CancellationTokenSource deadline = new(WarmStart);
        RunningSandbox second = await SandboxLauncher.StartAsync(new SandboxRequest(), progress: null, deadline.Token);

        Assert.NotEqual(server.Sandbox.Endpoint.Port, second.Endpoint.Port);
        Assert.Equal(1, await ServerSql.ScalarAsync<int>(SandboxFixture.TargetOf(second.Endpoint), "SELECT 1"));
        await second.DisposeAsync();

        Assert.False(await LoopbackPort.AnswersAsync(second.Endpoint.Port, CancellationToken.None));
        Assert.False(await LoopbackPort.AnswersAsync(second.Endpoint.PgBouncerPort!.Value, CancellationToken.None));
        Assert.False(Directory.Exists(Path.GetDirectoryName(second.Status.PassFile)));
        Assert.DoesNotContain(RunningSandboxes.List(), sandbox => sandbox.Name == second.Status.Name);
        Assert.Equal(1, await ServerSql.ScalarAsync<int>(server.Administrator, "SELECT 1"));
    }

    [Fact]
    public async Task It_ends_when_its_owner_is_killed()
    {
        SandboxStatus orphan;
        using (Process owner = StartOwner())
        {
            string name = await owner.StandardOutput.ReadLineAsync().WaitAsync(WarmStart) ?? "";
            orphan = Assert.Single(RunningSandboxes.List(), sandbox => sandbox.Name == name);
            Assert.Equal(owner.Id, orphan.OwnerProcessId);
            owner.Kill();
        }

        string runFolder = Path.GetDirectoryName(orphan.PassFile)!;
        await Deadline.UntilAsync(() => !Directory.Exists(runFolder), End);
        Assert.False(await LoopbackPort.AnswersAsync(int.Parse(orphan.Server.Split(':')[1]), CancellationToken.None));
        Assert.DoesNotContain(RunningSandboxes.List(), sandbox => sandbox.Name == orphan.Name);
    }

    [Fact]
    public async Task Another_process_may_stop_it_by_name()
    {
        using Process owner = StartOwner();
        string name = await owner.StandardOutput.ReadLineAsync().WaitAsync(WarmStart) ?? "";
        SandboxStatus other = Assert.Single(RunningSandboxes.List(), sandbox => sandbox.Name == name);

        await RunningSandboxes.StopAsync(name);

        Assert.False(await LoopbackPort.AnswersAsync(int.Parse(other.Server.Split(':')[1]), CancellationToken.None));
        Assert.False(Directory.Exists(Path.GetDirectoryName(other.PassFile)));
        owner.Kill();
    }

    [Fact]
    public async Task Stopping_one_that_does_not_run_is_an_error_that_says_so()
    {
        PgDbreException error = await Assert.ThrowsAsync<PgDbreException>(() => RunningSandboxes.StopAsync("pg17-nobody"));

        Assert.Equal("PgSandboxNotFound", error.ErrorId);
    }

    [Fact]
    public async Task A_cancelled_start_leaves_nothing()
    {
        using CancellationTokenSource stop = new();
        CancelAt cancel = new(stop, "Starting PostgreSQL");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SandboxLauncher.StartAsync(new SandboxRequest(), cancel, stop.Token));

        SandboxState left = Assert.Single(OwnStates());
        Assert.Equal(server.Sandbox.Status.Name, left.Name);
    }

    // Other processes of this user may start sandboxes of their own meanwhile.
    private static IEnumerable<SandboxState> OwnStates() =>
        new StateStore(SandboxCache.OfUser()).All().Where(state => state.Owner == ProcessStamp.Own);

    private static Process StartOwner()
    {
        ProcessStartInfo start = new("dotnet", [typeof(OwnerProgram).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private sealed class CancelAt(CancellationTokenSource stop, string activity) : IProgress<SandboxProgress>
    {
        public void Report(SandboxProgress value)
        {
            if (value.Activity.StartsWith(activity, StringComparison.Ordinal))
            {
                stop.CancelAfter(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
