using System.Globalization;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.State;

namespace PgDbre.Sandbox.Servers;

/// <summary>Makes a sandbox out of an installation: template, copy, ports, password, servers.</summary>
internal sealed class ServerStarter(SandboxCache cache)
{
    private const int Attempts = 5;
    private readonly StateStore _store = new(cache);

    /// <summary>Starts a sandbox; when this fails or is cancelled nothing of it is left.</summary>
    /// <exception cref="Providers.ProviderRefusedException">A program failed.</exception>
    public async Task<RunningSandbox> StartAsync(ServerOffer offer, SandboxOrder order, CancellationToken cancellation)
    {
        ServerInstallation installation = offer.Installation;
        DataTemplate templates = new(cache, installation, offer.Extensions);
        string template = await templates.EnsureAsync(order, cancellation).ConfigureAwait(false);
        order.Tell($"Starting PostgreSQL {installation.Version}");
        for (int attempt = 1; ; attempt++)
        {
            SandboxFolder folder = SandboxFolder.New(installation, cache);
            ProcessServer server = new(installation, folder, _store);
            try
            {
                SandboxEndpoint endpoint = await StartOnceAsync(server, installation, template, cancellation).ConfigureAwait(false);
                SandboxStatus status = Describe(offer, folder, endpoint, order.ElapsedMs);
                _store.Save(server.State with { Status = status });
                return new RunningSandbox(endpoint, status, server);
            }
            catch (PortTakenException) when (attempt < Attempts)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }
            catch
            {
                await server.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private static async Task<SandboxEndpoint> StartOnceAsync(
        ProcessServer server, ServerInstallation installation, string template, CancellationToken cancellation)
    {
        IReadOnlyList<int> ports = LoopbackPort.FindFree(2);
        int? bouncerPort = installation.PgBouncer is null ? null : ports[1];
        string password = SandboxSecret.NewPassword();
        await server.PrepareAsync(template, password, ports[0], bouncerPort, cancellation).ConfigureAwait(false);
        await server.StartPostgresAsync(cancellation).ConfigureAwait(false);
        if (installation.PgBouncer is { } bouncer)
        {
            await server.StartBouncerAsync(bouncer, ports[1], cancellation).ConfigureAwait(false);
        }

        return new SandboxEndpoint(LoopbackPort.Host, ports[0], DataTemplate.User, password, DataTemplate.Database, bouncerPort);
    }

    private static SandboxStatus Describe(ServerOffer offer, SandboxFolder folder, SandboxEndpoint endpoint, double startMs) => new()
    {
        Server = string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host}:{endpoint.Port}"),
        Database = endpoint.Database,
        Name = folder.Name,
        Provider = offer.Provider,
        Version = offer.Installation.Version,
        PgBouncerPort = endpoint.PgBouncerPort,
        PassFile = folder.PassFile,
        Missing = offer.Missing,
        OwnerProcessId = Environment.ProcessId,
        StartedAt = DateTimeOffset.UtcNow,
        StartMs = startMs,
    };
}
