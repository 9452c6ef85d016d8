using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using PgDbre.Core.Connections;
using PgDbre.Sandbox;

namespace PgDbre.Sandboxes;

/// <summary>
/// Names of the sandboxes that Start-PgSandbox started in this process. Only names: a process that never used one does not load the
/// sandbox assembly when the module goes.
/// </summary>
internal static class OwnSandboxes
{
    private static readonly ConcurrentDictionary<string, Guid> Started = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those not stopped yet, in the order of their names.</summary>
    public static IReadOnlyList<string> Names => [.. Started.Keys.Order(StringComparer.Ordinal)];

    public static void Add(string name) => Started[name] = Runspace.DefaultRunspace.InstanceId;

    public static void Forget(string name) => Started.TryRemove(name, out _);

    /// <summary>Stops those that this runspace started; for the removal of the module from it.</summary>
    public static void StopAll()
    {
        Guid runspace = Runspace.DefaultRunspace.InstanceId;
        foreach (string name in Started.Where(started => started.Value == runspace).Select(started => started.Key))
        {
            Stop(name);
        }
    }

    private static void Stop(string name)
    {
        Forget(name);
        try
        {
            RunningSandboxes.StopAsync(name).GetAwaiter().GetResult();
        }
        catch (PgDbreException failure) when (failure.ErrorId == "PgSandboxNotFound")
        {
            // Somebody else stopped it; that is as good.
        }
    }
}
