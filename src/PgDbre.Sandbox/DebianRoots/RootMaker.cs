using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.DebianRoots;

/// <summary>
/// Makes the root file system once for all sandboxes of a user: under a lock, in a temporary name, then renamed. A race
/// makes one root, and a kill leaves a temporary one that the next maker removes.
/// </summary>
/// <param name="cache">Where roots live.</param>
/// <param name="fill">Makes a root in the folder it is given, or throws.</param>
internal sealed class RootMaker(SandboxCache cache, Func<string, SandboxOrder, CancellationToken, Task> fill)
{
    private const string Unfinished = ".making";

    /// <summary>The finished root's folder; made if it is not there yet.</summary>
    public async Task<string> EnsureAsync(SandboxOrder order, CancellationToken cancellation)
    {
        string root = Path.Combine(cache.Roots, RootRecipe.FolderName);
        if (Directory.Exists(root))
        {
            return root;
        }

        using IDisposable held = await FileLock.TakeAsync(
            Path.Combine(cache.Roots, ".lock"),
            () => order.Tell("Waiting for another process that makes the Debian root file system"),
            cancellation).ConfigureAwait(false);
        if (!Directory.Exists(root))
        {
            await MakeAsync(root, order, cancellation).ConfigureAwait(false);
        }

        return root;
    }

    private async Task MakeAsync(string root, SandboxOrder order, CancellationToken cancellation)
    {
        await RemoveUnfinishedAsync().ConfigureAwait(false);
        string unfinished = $"{root}-{Path.GetRandomFileName()}{Unfinished}";
        try
        {
            await fill(unfinished, order, cancellation).ConfigureAwait(false);
            Directory.Move(unfinished, root);
        }
        finally
        {
            await RemoveUnfinishedAsync().ConfigureAwait(false);
        }
    }

    // Only who holds the lock comes here, so whatever is unfinished now has lost its maker, or is our own failure.
    private async Task RemoveUnfinishedAsync()
    {
        foreach (string folder in Directory.EnumerateDirectories(cache.Roots, $"*{Unfinished}").ToList())
        {
            await RootFolder.RemoveAsync(folder).ConfigureAwait(false);
        }
    }
}
