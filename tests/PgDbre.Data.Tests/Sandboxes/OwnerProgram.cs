using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;

namespace PgDbre.Data.Tests.Sandboxes;

/// <summary>What this assembly is when it is run as a program: an owner of a sandbox that a test can kill.</summary>
internal static class OwnerProgram
{
    public static async Task Main()
    {
        RunningSandbox sandbox = await SandboxLauncher.StartAsync(new SandboxRequest(), progress: null, CancellationToken.None);
        Console.WriteLine(sandbox.Status.Name);
        // The test kills us while we wait; if the test itself dies, this ends and we with it.
        await Console.In.ReadToEndAsync();
    }
}
