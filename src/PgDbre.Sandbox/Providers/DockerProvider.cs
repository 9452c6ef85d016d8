using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using Microsoft.Extensions.Logging.Abstractions;
using PgDbre.Core.Sandboxes;
using PgDbre.Core.Sql;
using PgDbre.Sandbox.Servers;
using PgDbre.Sandbox.State;
using Testcontainers.PostgreSql;

namespace PgDbre.Sandbox.Providers;

/// <summary>
/// A container of the image in module/sandbox. Testcontainers' reaper ends it when this process dies.
/// Only the refusal without an engine is tested: no engine was at hand where this was written.
/// </summary>
internal sealed class DockerProvider(SandboxCache cache) : ISandboxProvider
{
    private const int BouncerPort = 6432;
    private const long SharedMemoryBytes = 512L * 1024 * 1024;
    private readonly StateStore _store = new(cache);

    /// <inheritdoc />
    public SandboxProviderName Name => SandboxProviderName.Docker;

    /// <inheritdoc />
    public async Task<RunningSandbox> StartAsync(SandboxOrder order, CancellationToken cancellation)
    {
        if (await DockerEngine.WhyNotAsync(cancellation).ConfigureAwait(false) is { } reason)
        {
            throw new ProviderRefusedException(reason);
        }

        try
        {
            order.Tell("Building the sandbox's Docker image (once)");
            IImage image = await new DockerImage(cache).EnsureAsync(order.Request.Version, cancellation).ConfigureAwait(false);
            return await RunAsync(image, order, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerApiException or InvalidOperationException or TimeoutException)
        {
            throw new ProviderRefusedException(error.Message, error);
        }
    }

    private async Task<RunningSandbox> RunAsync(IImage image, SandboxOrder order, CancellationToken cancellation)
    {
        string password = SandboxSecret.NewPassword();
        PostgreSqlContainer container = Describe(image, password);
        DockerServer server = new(container, SandboxFolder.NewName(order.Request.Version), _store);
        try
        {
            order.Tell("Starting the container");
            await container.StartAsync(cancellation).ConfigureAwait(false);
            await CreateExtensionsAsync(container, order.Request.Extensions, cancellation).ConfigureAwait(false);
            ExecResult version = await container.ExecAsync(["postgres", "--version"], cancellation).ConfigureAwait(false);
            SandboxEndpoint endpoint = new(
                LoopbackPort.Host,
                container.GetMappedPublicPort(PostgreSqlBuilder.PostgreSqlPort),
                DataTemplate.User,
                password,
                DataTemplate.Database,
                container.GetMappedPublicPort(BouncerPort));
            SandboxStatus status = server.Publish(endpoint, InstallationProbe.ParseVersion(version.Stdout) ?? "", order.ElapsedMs);
            return new RunningSandbox(endpoint, status, server);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static PostgreSqlContainer Describe(IImage image, string password) => new PostgreSqlBuilder(image)
        .WithDatabase(DataTemplate.Database)
        .WithUsername(DataTemplate.User)
        .WithPassword(password)
        .WithPortBinding(BouncerPort, assignRandomHostPort: true)
        .WithCommand("-c", "shared_preload_libraries=pg_stat_statements", "-c", "track_io_timing=on")
        .WithCommand("-c", "shared_buffers=256MB", "-c", "maintenance_work_mem=256MB")
        .WithCreateParameterModifier(SetHost)
        .WithLogger(NullLogger.Instance)
        .Build();

    private static void SetHost(CreateContainerParameters parameters)
    {
        HostConfig host = parameters.HostConfig ??= new HostConfig();
        // Parallel index builds share maintenance_work_mem through /dev/shm, where Docker gives 64 MB.
        host.ShmSize = SharedMemoryBytes;
        foreach (PortBinding binding in host.PortBindings?.Values.SelectMany(bindings => bindings) ?? [])
        {
            binding.HostIP = LoopbackPort.Host;
        }
    }

    private static async Task CreateExtensionsAsync(
        PostgreSqlContainer container, IReadOnlyList<string> extensions, CancellationToken cancellation)
    {
        foreach (string name in extensions)
        {
            string sql = string.Create(
                CultureInfo.InvariantCulture, $"CREATE EXTENSION IF NOT EXISTS {SqlIdentifier.Quote(name)} CASCADE");
            ExecResult result = await container.ExecScriptAsync(sql, cancellation).ConfigureAwait(false);
            if (result.ExitCode != 0)
            {
                throw new ProviderRefusedException($"The image lacks extension {name}: {result.Stderr.Trim()}");
            }
        }
    }
}
