using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;

namespace PgDbre.Sandbox.State;

/// <summary>Tidies up after owners that died together with their keepers; a keeper that lives does it itself.</summary>
internal sealed class AbandonedSandboxes(StateStore store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Ends the servers and removes the folders of every sandbox whose owner is gone.</summary>
    public async Task CleanAsync()
    {
        foreach (SandboxState state in store.All().Where(state => state.IsAbandoned).ToList())
        {
            await RemoveAsync(state).ConfigureAwait(false);
        }

        foreach (string orphan in store.Orphans().ToList())
        {
            await FolderTree.RemoveAsync(orphan).ConfigureAwait(false);
        }
    }

    /// <summary>Ends one sandbox from outside: its keepers tidy up, and what they cannot do is done here.</summary>
    public async Task RemoveAsync(SandboxState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (ProcessStamp keeper in state.Keepers.Reverse())
        {
            ProcessSignal.Send(keeper, ProcessSignal.Terminate);
            await ProcessSignal.WaitForEndAsync(keeper, Patience).ConfigureAwait(false);
        }

        foreach (ProcessStamp server in state.Servers.Reverse())
        {
            await EndAsync(server).ConfigureAwait(false);
        }

        if (state.ServerFolder is { } folder)
        {
            await FolderTree.RemoveAsync(folder).ConfigureAwait(false);
        }

        await FolderTree.RemoveAsync(store.FolderOf(state)).ConfigureAwait(false);
    }

    private static async Task EndAsync(ProcessStamp server)
    {
        // PostgreSQL: immediate shutdown, which takes its children along. PgBouncer ends by it as well.
        ProcessSignal.Send(server, ProcessSignal.Quit);
        if (!await ProcessSignal.WaitForEndAsync(server, Patience).ConfigureAwait(false))
        {
            ProcessSignal.Send(server, ProcessSignal.Kill);
            await ProcessSignal.WaitForEndAsync(server, Patience).ConfigureAwait(false);
        }
    }
}
