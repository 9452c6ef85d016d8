using PgDbre.Sandbox;

namespace PgDbre.Sandboxes;

/// <summary>Ends what this process started, without loading the sandbox assembly in processes that never used it.</summary>
internal static class OwnSandboxes
{
    private static volatile bool _used;

    /// <summary>Called before the first sandbox is started.</summary>
    public static void MarkUsed() => _used = true;

    /// <summary>Stops every sandbox of this process; for the removal of the module.</summary>
    public static void StopAll()
    {
        if (_used)
        {
            StopLoaded();
        }
    }

    // A method of its own: its first call loads the assembly.
    private static void StopLoaded() => RunningSandboxes.StopOwnAsync().GetAwaiter().GetResult();
}
