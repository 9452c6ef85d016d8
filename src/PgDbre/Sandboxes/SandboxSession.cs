using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Data.Connections;
using PgDbre.Sandbox;

namespace PgDbre.Sandboxes;

/// <summary>A sandbox and the connection to it; both or neither.</summary>
internal sealed record SandboxSession(RunningSandbox Sandbox, PgConnection Connection)
{
    /// <summary>Starts a sandbox, opens it and runs the files; a failure or a cancellation leaves nothing behind.</summary>
    public static async Task<SandboxSession> OpenAsync(
        SandboxRequest request,
        IReadOnlyList<string> initScripts,
        IProgress<SandboxProgress> progress,
        CancellationToken cancellation)
    {
        RunningSandbox sandbox = await SandboxLauncher.StartAsync(request, progress, cancellation).ConfigureAwait(false);
        try
        {
            ConnectionTarget target = TargetOf(sandbox.Endpoint);
            PgConnection connection = await ServerConnector.ConnectAsync(target, cancellation).ConfigureAwait(false);
            foreach (string path in initScripts)
            {
                await RunAsync(connection, path, progress, cancellation).ConfigureAwait(false);
            }

            return new SandboxSession(sandbox, connection);
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes the connection, then ends the sandbox.</summary>
    public async Task CloseAsync()
    {
        await Connection.DisposeAsync().ConfigureAwait(false);
        await Sandbox.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>How the driver reaches it; with the password.</summary>
    public static ConnectionTarget TargetOf(SandboxEndpoint endpoint) => new()
    {
        Host = endpoint.Host,
        Port = endpoint.Port,
        Database = endpoint.Database,
        User = endpoint.User,
        Password = endpoint.Password,
    };

    private static async Task RunAsync(
        PgConnection connection, string path, IProgress<SandboxProgress> progress, CancellationToken cancellation)
    {
        string name = Path.GetFileName(path);
        string sql = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
        await ScriptRunner.RunAsync(
            connection,
            sql,
            name,
            statement => progress.Report(new SandboxProgress($"Running {name}", $"line {statement.Line}")),
            cancellation).ConfigureAwait(false);
    }
}
