using Docker.DotNet;
using DotNet.Testcontainers.Configurations;

namespace PgDbre.Sandbox.Providers;

/// <summary>Finds out whether a Docker engine answers. A docker command alone is none.</summary>
internal static class DockerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null if an engine on this machine answers, else why there is none.</summary>
    public static async Task<string?> WhyNotAsync(CancellationToken cancellation)
    {
        IDockerEndpointAuthenticationConfiguration? endpoint = TestcontainersSettings.OS?.DockerEndpointAuthConfig;
        if (endpoint is null)
        {
            return "No Docker engine answers.";
        }

        if (!IsLocal(endpoint.Endpoint))
        {
            return $"The Docker engine {endpoint.Endpoint.Host} is on another machine; a sandbox listens on loopback only.";
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using DockerClient client = endpoint.GetDockerClientBuilder(Guid.NewGuid()).Build();
            await client.System.PingAsync(limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return $"The Docker engine at {endpoint.Endpoint} does not answer: {error.Message}";
        }
    }

    private static bool IsLocal(Uri endpoint) => endpoint.Scheme is "unix" or "npipe" || endpoint.IsLoopback;
}
