using PgDbre.Core.Sandboxes;

namespace PgDbre.Sandbox.Providers;

/// <summary>One place a disposable server can come from.</summary>
internal interface ISandboxProvider
{
    /// <summary>The name -Provider takes.</summary>
    SandboxProviderName Name { get; }

    /// <summary>Starts a server; when this fails or is cancelled nothing of it is left.</summary>
    /// <exception cref="ProviderRefusedException">This machine or this provider cannot serve the request.</exception>
    Task<RunningSandbox> StartAsync(SandboxOrder order, CancellationToken cancellation);
}
