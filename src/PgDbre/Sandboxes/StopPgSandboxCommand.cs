using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;

namespace PgDbre.Sandboxes;

/// <summary>Ends sandboxes: closes the connections to them, stops their servers and removes their data.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PgSandbox", SupportsShouldProcess = true)]
public sealed class StopPgSandboxCommand : PgCmdlet
{
    /// <summary><b>-Name:</b> Names of sandboxes, or those piped from Get-PgSandbox; without it all that this process started.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[]? Name { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (string name in Name ?? OwnSandboxes.Names)
        {
            if (ShouldProcess(name, "Stop the sandbox and remove its data"))
            {
                Guard(name, () => Stop(name));
            }
        }
    }

    private void Stop(string name)
    {
        SandboxStatus? status = RunningSandboxes.List()
            .FirstOrDefault(sandbox => string.Equals(sandbox.Name, name, StringComparison.OrdinalIgnoreCase));
        if (status is not null)
        {
            RunspaceConnections.CloseServer(status.Server);
        }

        Wait(RunningSandboxes.StopAsync(name));
        OwnSandboxes.Forget(name);
    }
}
