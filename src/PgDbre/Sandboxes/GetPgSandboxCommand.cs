using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Connections;
using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;

namespace PgDbre.Sandboxes;

/// <summary>Lists the sandboxes of this user that run on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "PgSandbox")]
[OutputType(typeof(SandboxStatus))]
public sealed class GetPgSandboxCommand : PgCmdlet
{
    /// <summary><b>-Name:</b> Names of sandboxes, with wildcards; all unless given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        WildcardPattern[] patterns = [.. Name.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase))];
        foreach (SandboxStatus sandbox in RunningSandboxes.List().Where(one => patterns.Any(pattern => pattern.IsMatch(one.Name))))
        {
            WriteObject(WithConnection(sandbox));
        }
    }

    // Lets Get-PgSandbox | Get-PgServer work for a sandbox this runspace is connected to.
    private static SandboxStatus WithConnection(SandboxStatus sandbox)
    {
        PgConnection? connection = RunspaceConnections.Current.Open.LastOrDefault(one => one.IsSource(sandbox.Server, sandbox.Database));
        return connection is null ? sandbox : RecordConnection.Attach(sandbox, connection);
    }
}
