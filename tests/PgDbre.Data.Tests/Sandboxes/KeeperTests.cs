using PgDbre.Sandbox.Processes;

namespace PgDbre.Data.Tests.Sandboxes;

public sealed class KeeperTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly TemporaryCache _temporary = new();

    private string RunFolder => Path.Combine(_temporary.Cache.Run, "one");

    private string ServerFolder => Path.Combine(_temporary.Cache.Folder, "a folder");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Closing_its_input_ends_the_server_and_removes_the_folders()
    {
        Keeper keeper = await StartAsync();
        Assert.True(keeper.Server!.IsAlive);

        await keeper.DisposeAsync();

        AssertNothingIsLeft(keeper);
    }

    [Fact]
    public async Task Terminating_it_ends_the_server_and_removes_the_folders()
    {
        await using Keeper keeper = await StartAsync();

        ProcessSignal.Send(keeper.Stamp!, ProcessSignal.Terminate);

        Assert.True(await ProcessSignal.WaitForEndAsync(keeper.Stamp!, Limit));
        AssertNothingIsLeft(keeper);
    }

    [Fact]
    public async Task A_server_that_ended_by_itself_is_seen_as_ended()
    {
        await using Keeper keeper = await Keeper.StartAsync("TERM", Path.Combine(_temporary.Cache.Folder, "log"), "", "", ["false"]);

        await Deadline.UntilAsync(() => keeper.Server is not { IsAlive: true }, Limit);
    }

    private async Task<Keeper> StartAsync()
    {
        Directory.CreateDirectory(RunFolder);
        Directory.CreateDirectory(ServerFolder);
        return await Keeper.StartAsync("TERM", Path.Combine(ServerFolder, "log"), RunFolder, ServerFolder, ["sleep", "600"]);
    }

    private void AssertNothingIsLeft(Keeper keeper)
    {
        Assert.False(keeper.Server!.IsAlive);
        Assert.False(keeper.Stamp!.IsAlive);
        Assert.False(Directory.Exists(RunFolder));
        Assert.False(Directory.Exists(ServerFolder));
    }
}
