using PgDbre.Core.Sandboxes;

namespace PgDbre.Sandbox;

/// <summary>A sandbox that this process owns. Disposing it ends the server and removes every trace of it.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private readonly IAsyncDisposable _server;
    private readonly object _gate = new();
    private Task? _stopped;

    internal RunningSandbox(SandboxEndpoint endpoint, SandboxStatus status, IAsyncDisposable server)
    {
        Endpoint = endpoint;
        Status = status;
        _server = server;
    }

    /// <summary>How to reach it, password included: for programs, not for people.</summary>
    public SandboxEndpoint Endpoint { get; }

    /// <summary>What people may see of it.</summary>
    public SandboxStatus Status { get; }

    /// <summary>Stops it; a second caller waits for the first.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped ??= StopAsync();
        }

        await _stopped.ConfigureAwait(false);
    }

    private async Task StopAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        RunningSandboxes.Forget(this);
    }
}
