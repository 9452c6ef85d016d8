using System.ComponentModel;
using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.Providers;
using PgDbre.Sandbox.State;

namespace PgDbre.Sandbox;

/// <summary>Starts disposable servers: tidies up after the dead, then asks the providers in their order.</summary>
public sealed class SandboxLauncher
{
    private readonly SandboxCache _cache;
    private readonly IReadOnlyList<ISandboxProvider> _providers;

    internal SandboxLauncher(SandboxCache cache, IReadOnlyList<ISandboxProvider> providers)
    {
        _cache = cache;
        _providers = providers;
    }

    /// <summary>Starts a sandbox of this user. It ends when it is disposed, or when this process ends, however that ends.</summary>
    /// <param name="request">What it must have.</param>
    /// <param name="progress">Told of each step, from any thread; null if nobody listens.</param>
    /// <param name="cancellation">Ends the preparation; nothing of it is left.</param>
    /// <exception cref="PgDbreException">PgSandboxUnavailable lists every provider that was tried and why it was refused.</exception>
    public static Task<RunningSandbox> StartAsync(
        SandboxRequest request, IProgress<SandboxProgress>? progress, CancellationToken cancellation)
    {
        SandboxCache cache = SandboxCache.OfUser();
        SandboxLauncher launcher = new(
            cache,
            [
                new DockerProvider(cache),
                new LocalProvider(cache, SandboxProviderName.Local),
                new DebianRootProvider(cache),
                new LocalProvider(cache, SandboxProviderName.LocalAny),
            ]);
        return launcher.LaunchAsync(request, progress, cancellation);
    }

    internal async Task<RunningSandbox> LaunchAsync(
        SandboxRequest request, IProgress<SandboxProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await new AbandonedSandboxes(new StateStore(_cache)).CleanAsync().ConfigureAwait(false);
        SandboxOrder order = new(request, progress);
        List<string> refusals = [];
        foreach (ISandboxProvider provider in _providers.Where(one => request.Provider is null || one.Name == request.Provider))
        {
            try
            {
                RunningSandbox sandbox = await provider.StartAsync(order, cancellation).ConfigureAwait(false);
                RunningSandboxes.Remember(sandbox);
                return sandbox;
            }
            catch (Exception error) when (IsRefusal(error))
            {
                refusals.Add($"{provider.Name}: {error.Message}");
            }
        }

        throw Unavailable(request, refusals);
    }

    // A disk that is full or a program that cannot be run is a reason to try the next provider, and worth telling.
    private static bool IsRefusal(Exception error) =>
        error is ProviderRefusedException or IOException or UnauthorizedAccessException or Win32Exception;

    private static PgDbreException Unavailable(SandboxRequest request, IReadOnlyList<string> refusals) => new(
        "PgSandboxUnavailable",
        PgErrorCategory.ResourceUnavailable,
        $"No sandbox with PostgreSQL {request.Version} and {string.Join(", ", request.Extensions)} can be had here. Tried:\n"
            + string.Join('\n', refusals.Select(refusal => $"  {refusal}")),
        "Start a Docker engine, install PostgreSQL with these extensions, or run as root on Debian; "
            + "or use a server of your own with Connect-PgServer.");
}
