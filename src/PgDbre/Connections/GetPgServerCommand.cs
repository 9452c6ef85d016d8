using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Connections;

/// <summary>Says who a server is, how it is set, which extensions it has, and what is missing for this module.</summary>
[Cmdlet(VerbsCommon.Get, "PgServer")]
[OutputType(typeof(ServerReport))]
public sealed class GetPgServerCommand : PgConnectedCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        RunspaceConnections connections = RunspaceConnections.Current;
        if (!HasExplicitConnection && connections.Open is { Count: > 0 } open)
        {
            Connection = [.. open.Select(connection => new ConnectionArgument(connection))];
        }

        ForEachConnection(connection => WriteRecord(
            Wait(ServerReporter.ReadAsync(connection, connection == connections.Default, Limits, PipelineStopToken)), connection));
    }
}
