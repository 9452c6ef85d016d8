using System.Globalization;
using System.Management.Automation;
using System.Threading.Channels;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;
using PgDbre.Data.Indexes;

namespace PgDbre.Indexes;

/// <summary>Drops indexes CONCURRENTLY, keeps those that something needs, and says how to bring each back.</summary>
[Cmdlet(VerbsCommon.Remove, "PgIndex", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(IndexRemoval))]
public sealed class RemovePgIndexCommand : PgConnectedCmdlet
{
    private const int ProgressId = 1;

    /// <summary><b>-Index:</b> Names of the indexes, as the catalog spells them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Index { get; set; } = [];

    /// <summary><b>-Schema:</b> Their schema.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Schema { get; set; } = "public";

    /// <summary><b>-Force:</b> Drops an index too that alone supports a foreign key, or alone keeps its keys unique.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary><b>-MaxRetry:</b> Further attempts when somebody holds the table, each after twice the pause of the one before.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetry { get; set; } = 5;

    /// <summary><b>-MaxWaitSeconds:</b> How long a drop may wait for transactions that use the table; 0 means for ever.</summary>
    [Parameter]
    [ValidateRange(0, 604_800)]
    public int MaxWaitSeconds { get; set; } = 600;

    /// <summary><b>-Server:</b> The server a piped record comes from; nothing is dropped on another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (string index in Index)
        {
            Guard(index, () => Consider(ConnectionFor(record: null, Server, Database), index));
        }
    }

    private void Consider(PgConnection connection, string index)
    {
        IndexRemovalRequest request = new()
        {
            Schema = Schema,
            Index = index,
            IsForced = Force,
            Limits = Limits,
            MaxRetry = MaxRetry,
            MaxWait = TimeSpan.FromSeconds(MaxWaitSeconds),
        };
        IndexRemovalTarget target = Wait(IndexRemovalTarget.FindAsync(connection, request, PipelineStopToken));
        string use = string.Create(CultureInfo.InvariantCulture, $"{target.Report.Scans} scans, frees "
            + $"{Quantity.Bytes(target.Report.SizeBytes)}");
        foreach (string note in target.Report.Notes)
        {
            WriteVerbose($"{target.Report}: {note}");
        }

        if (ShouldProcess($"{target.Sql} on {connection} ({use})", $"Drop the index on {connection} "
            + $"({use})?\n{target.Sql}", "Remove-PgIndex"))
        {
            Remove(connection, request, target);
        }
    }

    private void Remove(PgConnection connection, IndexRemovalRequest request, IndexRemovalTarget target)
    {
        Channel<IndexBuildProgress> progress = Channel.CreateUnbounded<IndexBuildProgress>();
        IndexRemover remover = new(connection, request, step => progress.Writer.TryWrite(step));
        IndexRemoval removed = ShowWhile(progress, remover.RemoveAsync(target, PipelineStopToken), Show);
        WriteProgress(new ProgressRecord(ProgressId, "Remove-PgIndex", "done") { RecordType = ProgressRecordType.Completed });
        WriteRecord(removed, connection);
    }

    private void Show(IndexBuildProgress step)
    {
        WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{step.Index}, attempt {step.Attempt}: {step.Phase}"));
        WriteProgress(new ProgressRecord(ProgressId, $"Dropping {step.Index}", step.Phase));
    }
}
