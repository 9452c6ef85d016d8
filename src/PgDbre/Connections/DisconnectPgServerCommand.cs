using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;

namespace PgDbre.Connections;

/// <summary>Closes connections; the server's sessions end with them.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "PgServer", DefaultParameterSetName = "Connection")]
public sealed class DisconnectPgServerCommand : PgCmdlet
{
    /// <summary><b>-Connection:</b> What to close; the runspace's newest connection unless given.</summary>
    [Parameter(Position = 0, ParameterSetName = "Connection", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public PgConnection[]? Connection { get; set; }

    /// <summary><b>-All:</b> Closes every connection of the runspace, those opened for connection text included.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        RunspaceConnections connections = RunspaceConnections.Current;
        IEnumerable<PgConnection> closing = All ? connections.Open : Connection ?? (connections.Default is { } newest ? [newest] : []);
        foreach (PgConnection connection in closing)
        {
            WriteVerbose($"Closing {connection}");
            Wait(connections.CloseAsync(connection));
        }
    }
}
