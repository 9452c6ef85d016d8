using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.State;

namespace PgDbre.Data.Tests.Sandboxes;

public sealed class AbandonedSandboxTests : IDisposable
{
    private readonly TemporaryCache _temporary = new();
    private readonly StateStore _store;

    public AbandonedSandboxTests() => _store = new StateStore(_temporary.Cache);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_server_and_the_folders_of_a_dead_owner_are_removed()
    {
        using SleepingProgram server = new();
        SandboxState state = Save(new SandboxState { Name = "left", Owner = SleepingProgram.Ended(), Servers = [server.Stamp] });

        await new AbandonedSandboxes(_store).CleanAsync();

        Assert.False(server.Stamp.IsAlive);
        Assert.False(Directory.Exists(state.ServerFolder));
        Assert.False(Directory.Exists(_store.FolderOf(state)));
    }

    [Fact]
    public async Task A_process_that_got_the_id_of_a_dead_server_is_left_alone()
    {
        using SleepingProgram innocent = new();
        ProcessStamp dead = innocent.Stamp with { Started = "long ago" };
        SandboxState state = Save(new SandboxState { Name = "left", Owner = dead, Servers = [dead], Keepers = [dead] });

        await new AbandonedSandboxes(_store).CleanAsync();

        Assert.True(innocent.Stamp.IsAlive);
        Assert.False(Directory.Exists(_store.FolderOf(state)));
    }

    [Fact]
    public async Task The_sandbox_of_a_living_owner_is_left_alone()
    {
        using SleepingProgram server = new();
        SandboxState state = Save(new SandboxState { Name = "used", Owner = ProcessStamp.Own, Servers = [server.Stamp] });

        await new AbandonedSandboxes(_store).CleanAsync();

        Assert.True(server.Stamp.IsAlive);
        Assert.True(Directory.Exists(state.ServerFolder));
    }

    [Fact]
    public async Task The_sandbox_of_another_machine_is_left_alone()
    {
        SandboxState state = Save(new SandboxState { Name = "far", Owner = SleepingProgram.Ended(), Machine = "elsewhere" });

        await new AbandonedSandboxes(_store).CleanAsync();

        Assert.True(Directory.Exists(_store.FolderOf(state)));
    }

    private SandboxState Save(SandboxState state)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_temporary.Cache.Folder, "data", state.Name)).FullName;
        SandboxState saved = state with { ServerFolder = folder };
        _store.Save(saved);
        return saved;
    }
}
