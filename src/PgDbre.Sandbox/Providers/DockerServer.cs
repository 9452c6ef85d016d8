using System.Globalization;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Servers;
using PgDbre.Sandbox.State;
using Testcontainers.PostgreSql;

namespace PgDbre.Sandbox.Providers;

/// <summary>A container with its state and password files. Not tested here: see <see cref="DockerProvider"/>.</summary>
internal sealed class DockerServer(PostgreSqlContainer container, string name, StateStore store) : IAsyncDisposable
{
    private readonly SandboxState _state = new() { Name = name, Owner = ProcessStamp.Own };

    /// <summary>Writes the files of a container that is ready.</summary>
    public SandboxStatus Publish(SandboxEndpoint endpoint, string version, double startMs)
    {
        store.Save(_state);
        string passFile = Path.Combine(store.FolderOf(_state), "pgpass");
        SandboxSecret.WritePassFile(passFile, endpoint.Password, endpoint.Port, endpoint.PgBouncerPort);
        SandboxStatus status = new()
        {
            Server = string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host}:{endpoint.Port}"),
            Database = endpoint.Database,
            Name = name,
            Provider = SandboxProviderName.Docker,
            Version = version,
            PgBouncerPort = endpoint.PgBouncerPort,
            PassFile = passFile,
            OwnerProcessId = Environment.ProcessId,
            StartedAt = DateTimeOffset.UtcNow,
            StartMs = startMs,
        };
        store.Save(_state with { Status = status });
        return status;
    }

    /// <summary>Ends and removes the container and the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await container.DisposeAsync().ConfigureAwait(false);
        await FolderTree.RemoveAsync(store.FolderOf(_state)).ConfigureAwait(false);
    }
}
