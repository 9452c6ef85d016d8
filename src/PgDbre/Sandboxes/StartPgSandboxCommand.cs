using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Connections;
using PgDbre.Core.Sandboxes;

namespace PgDbre.Sandboxes;

/// <summary>Starts a disposable PostgreSQL and connects to it. It ends with Stop-PgSandbox, with the module, or with this process.</summary>
[Cmdlet(VerbsLifecycle.Start, "PgSandbox")]
[OutputType(typeof(SandboxStatus))]
public sealed class StartPgSandboxCommand : PgCmdlet
{
    /// <summary><b>-Version:</b> Major version of PostgreSQL.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(13, 18)]
    public int Version { get; set; } = new SandboxRequest().Version;

    /// <summary><b>-Extension:</b> Extensions that must be there; they are created in the sandbox's database.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Extension { get; set; } = [.. new SandboxRequest().Extensions];

    /// <summary><b>-Provider:</b> Docker, Local, DebianRoot or LocalAny; without it they are tried in this order.</summary>
    [Parameter]
    public SandboxProviderName? Provider { get; set; }

    /// <summary><b>-InitScript:</b> Files of SQL, wildcards allowed, that run once in the sandbox's database before it is handed over.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] InitScript { get; set; } = [];

    /// <inheritdoc />
    protected override void EndProcessing() => Guard(null, () =>
    {
        SandboxRequest request = new() { Version = Version, Extensions = Extension, Provider = Provider };
        SandboxSession session = Open(request, [.. InitScript.SelectMany(this.ResolveFiles)]);
        if (PipelineStopToken.IsCancellationRequested)
        {
            Wait(session.CloseAsync());
            throw new PipelineStoppedException();
        }

        SandboxStatus status = session.Sandbox.Status;
        OwnSandboxes.Add(status.Name);
        RunspaceConnections.Current.Add(session.Connection);
        WriteVerbose($"Sandbox {status.Name}: {session.Connection}; for other tools: PGPASSFILE={status.PassFile}");
        WriteObject(RecordConnection.Attach(status, session.Connection));
    });

    private SandboxSession Open(SandboxRequest request, IReadOnlyList<string> initScripts)
    {
        PreparationBar bar = new(this);
        Task<SandboxSession> opening = Task.Run(() => SandboxSession.OpenAsync(request, initScripts, bar.Steps, PipelineStopToken));
        bar.ShowUntilEnd(opening);
        return Wait(opening);
    }
}
