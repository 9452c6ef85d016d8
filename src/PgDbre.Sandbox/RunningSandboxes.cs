using System.Collections.Concurrent;
using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.State;

namespace PgDbre.Sandbox;

/// <summary>The sandboxes that run on this machine: this process's own, and those of others of the same user.</summary>
public static class RunningSandboxes
{
    private static readonly ConcurrentDictionary<string, RunningSandbox> Own = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every sandbox of this user whose owner lives and that is ready, oldest first.</summary>
    public static IReadOnlyList<SandboxStatus> List() =>
    [
        .. States(SandboxCache.OfUser())
            .Select(state => state.Status)
            .OfType<SandboxStatus>()
            .OrderBy(status => status.StartedAt),
    ];

    /// <summary>Stops one sandbox, whoever of this user's processes owns it.</summary>
    /// <exception cref="PgDbreException">PgSandboxNotFound; PgSandboxOwnedElsewhere for a container of another process.</exception>
    public static async Task StopAsync(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Own.TryGetValue(name, out RunningSandbox? sandbox))
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            return;
        }

        SandboxCache cache = SandboxCache.OfUser();
        SandboxState state = States(cache).FirstOrDefault(state => string.Equals(state.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw NotFound(name);
        if (state.Keepers.Count == 0)
        {
            throw OwnedElsewhere(state);
        }

        await new AbandonedSandboxes(new StateStore(cache)).RemoveAsync(state).ConfigureAwait(false);
    }

    internal static void Remember(RunningSandbox sandbox) => Own[sandbox.Status.Name] = sandbox;

    internal static void Forget(RunningSandbox sandbox) => Own.TryRemove(sandbox.Status.Name, out _);

    private static IEnumerable<SandboxState> States(SandboxCache cache) =>
        new StateStore(cache).All().Where(state => state.Machine == Environment.MachineName && !state.IsAbandoned);

    private static PgDbreException NotFound(string name) => new(
        "PgSandboxNotFound",
        PgErrorCategory.ObjectNotFound,
        $"No sandbox named '{name}' runs on this machine.",
        "Get-PgSandbox lists those that do.");

    private static PgDbreException OwnedElsewhere(SandboxState state) => new(
        "PgSandboxOwnedElsewhere",
        PgErrorCategory.InvalidOperation,
        $"Sandbox '{state.Name}' is held by process {state.Owner.Id}, which alone can stop it.",
        "Stop it there, or end that process: the sandbox ends with it.");
}
